/** What is said and written in the sample session, in each language. */
import type { DimensionId } from '@/lib/rubric/dimensions'

export interface SampleTalk {
  interviewer: string
  candidate: string
  /** Rows of the requirements card: text and target. */
  functional: readonly string[]
  nonfunctional: readonly (readonly [text: string, target: string])[]
  out: readonly string[]
  /** What the API rows say beside the calls. */
  apiNotes: readonly string[]
  entityTitle: string
  entityWhy: string
  /** A box beside the database. */
  uniqueKey: string
  /** A box beside the payment. */
  expiry: string
  hints: readonly [string, string]
  notes: Record<NoteKey, string>
}

export type NoteKey =
  'asks' | 'figures' | 'split' | 'twice' | 'lock' | 'afterHint' | 'cache' | 'payment' | 'aloud'

/** What both give: the interviewer, and the candidate themselves. */
export const sampleScores = {
  interviewer: {
    ...{ problem: 4, estimation: 3, high_level: 3 },
    ...{ depth: 3, reliability: 2, communication: 4 },
  },
  candidate: {
    ...{ problem: 3, estimation: 3, high_level: 3 },
    ...{ depth: 2, reliability: 2, communication: 3 },
  },
} as const satisfies Record<string, Record<DimensionId, 0 | 1 | 2 | 3 | 4>>

/** Which notes show a score. */
export const notesOfScore: Record<DimensionId, readonly NoteKey[]> = {
  problem: ['asks'],
  estimation: ['figures'],
  high_level: ['split', 'twice'],
  depth: ['lock', 'afterHint'],
  reliability: ['cache', 'payment'],
  communication: ['aloud'],
}

export const sampleTalk: Record<'en' | 'ko', SampleTalk> = {
  en: {
    interviewer: 'Dana',
    candidate: 'Alex',
    functional: ['Browse hotels and room types', 'Reserve, pay, cancel', 'Overbook by up to 10%'],
    nonfunctional: [
      ['No double booking', 'never'],
      ['A reservation is quick', 'p99 ≤ 2 s'],
      ['Browsing stays up in peak season', '99.9%'],
    ],
    out: ['Reviews, loyalty points'],
    apiNotes: ['cached for a minute', 'the key makes a second tap harmless', 'within the free period'],
    entityTitle: 'room_type_inventory',
    entityWhy: 'few writes, and two rows that must change together',
    uniqueKey: 'unique: reservation key',
    expiry: 'held for 10 minutes',
    hints: [
      'What happens when a guest taps Reserve twice?',
      'Which write may happen only once, and how would the database know?',
    ],
    notes: {
      asks: '+ #scope Asks for scale and peak season before drawing anything',
      figures: '+ #estimate Comes to about 3 reservations a second aloud, and sees that browsing is the load',
      split: '+ #design Splits browsing from reserving, and says why',
      twice: '- #api The reservation call has no key at first: a second tap would book twice',
      lock: '- #depth Locks the row, but does not see what the second tab does',
      afterHint: '+ #depth After the hint: a unique key per reservation, a check on the inventory row',
      cache: '+ #reliability Says that the cache may lag, and that the database has the last word',
      payment: '- #reliability No word on a payment that never answers, until asked',
      aloud: '+ #communication Thinks aloud and draws while speaking; takes hints well',
    },
  },
  ko: {
    interviewer: '한나',
    candidate: '지우',
    functional: ['호텔과 객실 유형 둘러보기', '예약, 결제, 취소', '초과 예약은 10%까지'],
    nonfunctional: [
      ['이중 예약 금지', '한 건도 없음'],
      ['예약이 빠를 것', 'p99 ≤ 2초'],
      ['성수기에도 둘러보기 유지', '99.9%'],
    ],
    out: ['후기, 적립 포인트'],
    apiNotes: ['1분 동안 캐시', '키가 있어 두 번 눌러도 안전', '무료 취소 기간 안에서'],
    entityTitle: 'room_type_inventory',
    entityWhy: '쓰기가 적고, 두 행이 함께 바뀌어야 함',
    uniqueKey: '고유 키: 예약 키',
    expiry: '10분 동안 선점',
    hints: [
      '투숙객이 예약을 두 번 누르면 어떻게 될까요?',
      '딱 한 번만 일어나야 하는 쓰기는 무엇이고, 데이터베이스는 그걸 어떻게 알 수 있을까요?',
    ],
    notes: {
      asks: '+ #범위 그리기 전에 규모와 성수기부터 물어봄',
      figures: '+ #추정 초당 예약 약 3건을 말로 계산하고, 부하는 둘러보기에 있다고 짚음',
      split: '+ #설계 둘러보기와 예약을 나누고 이유를 설명함',
      twice: '- #api 처음에는 예약 호출에 키가 없음. 두 번 누르면 두 건이 예약됨',
      lock: '- #깊이 행을 잠그지만 두 번째 탭에서 생기는 일은 보지 못함',
      afterHint: '+ #깊이 힌트 뒤에 예약마다 고유 키를 두고 재고 행에 조건을 걸음',
      cache: '+ #장애 캐시는 늦을 수 있고 마지막 판단은 DB가 한다고 말함',
      payment: '- #장애 결제가 응답하지 않는 경우는 물어볼 때까지 말하지 않음',
      aloud: '+ #소통 생각을 말하면서 그리고, 힌트를 잘 받아들임',
    },
  },
}
