/**
 * What an interviewer can say, hear and hint in each stage whatever the problem is. Signals are those of the domain
 * facts (rubric.signals). Interviewers' alone: it reaches browsers by the guide's route only.
 */
import type { Locale } from '@/lib/i18n/locale'
import type { StageId } from '@/lib/stage/stages'

export interface GeneralStage {
  /** For rooms without a problem, and problems that say nothing of the stage. */
  say: readonly string[]
  /** What good and weak interviews sound like. */
  good: readonly string[]
  weak: readonly string[]
  /** Likewise: three levels, each saying more than the one before. */
  hints: readonly [nudge: string, pointer: string, nearAnswer: string]
}

const en: Record<StageId, GeneralStage> = {
  scope: {
    say: [
      'Before you draw: who uses this, and what must it do for them?',
      'What will you leave out, so that the rest fits the time we have?',
      'How big is it on the first day, and in a busy second?',
      'Say the requirements back to me in a few sentences.',
    ],
    good: [
      'Asks who uses it, how often, and how much',
      'Writes assumptions on the board',
      'Says what is out of scope',
      'Turns users into requests a second, with units',
    ],
    weak: [
      'Names a product in the first minute',
      'Asks about trifles, but not about scale',
      'Changes the scope without saying so',
    ],
    hints: [
      'What would you have to know before you could draw the first box?',
      'Three things are open: what it must do, how well it must do it, and how much of it there is. Which of them can you settle now?',
      'Pick two or three features, say what is left out, and take a number of users. From it follow requests a second, storage a year and the share of reads.',
    ],
  },
  high_level: {
    say: [
      'Which calls does a client make? Write down the two that matter most.',
      'What do you have to remember, and which store fits that?',
      'Follow one request through your drawing, from the client and back.',
      'Are we agreed on this before we go deeper?',
    ],
    good: [
      'Follows one request from end to end',
      'Names keys and stores, each with a reason',
      'Asks whether we agree before going on',
    ],
    weak: [
      'Arrows that say nothing',
      'One box called “backend”',
      'A well-known picture that does not fit the figures',
    ],
    hints: [
      'Which requirement does no box answer yet?',
      'Take the most frequent call and write what it sends and gets back. What must be stored for it, and how is it found again?',
      'Draw client, entry, one service for each feature and its store. Write the key of each store beside it, then follow a read and a write through the boxes.',
    ],
  },
  deep_dive: {
    say: [
      'Which part of this is the hardest? Start there.',
      'It is ten times as busy tomorrow. What gives way first?',
      'Pick any box. It dies now: what do users notice?',
      'What is the other way to do this, and what would it cost?',
    ],
    good: [
      'Picks the hardest part unasked',
      'Weighs two ways by what they cost',
      'Talks of retries, duplicates, hot keys and lag',
    ],
    weak: [
      'Puts a cache before everything',
      'Cannot say what happens when a box dies',
      'Denies that anything was given up',
    ],
    hints: [
      'Which box would you worry about at night?',
      'Look at one write that may come twice, and at one read that everybody makes at once. What does your design do with each?',
      'Take the busiest store: say how it is split, what is copied, and what happens while a copy lags or a primary dies. Then say what a client sees in that time.',
    ],
  },
  wrap_up: {
    say: [
      'You have two minutes: what is missing, and what worries you most?',
      'What changed since your first drawing, and why?',
      'What would you watch on the first day it runs?',
    ],
    good: [
      'Lists own weak points',
      'Knows the next step of scale',
      'Names figures to watch and alarms to set',
    ],
    weak: ['Says that it is perfect', 'Adds features instead of looking back'],
    hints: [
      'Go back to the requirements: is each of them answered?',
      'Think of a bad day: one part is down, or traffic is ten times as high. Where does the design give way?',
      'Name one bottleneck, one failure and one thing to watch, and say of each what you would change next and what that costs.',
    ],
  },
}

const ko: Record<StageId, GeneralStage> = {
  scope: {
    say: [
      '그리기 전에, 누가 쓰고 그 사람에게 무엇을 해 줘야 하는 시스템인가요?',
      '주어진 시간에 끝내려면 무엇을 빼고 갈까요?',
      '첫날 규모는 어느 정도이고, 가장 바쁜 1초에는 얼마나 몰릴까요?',
      '지금까지 정한 요구사항을 몇 문장으로 정리해 주세요.',
    ],
    good: [
      '누가, 얼마나 자주, 얼마나 많이 쓰는지 물어봐요',
      '가정을 보드에 적어요',
      '범위에서 뺀 것을 분명히 말해요',
      '사용자 수를 단위와 함께 초당 요청 수로 바꿔요',
    ],
    weak: [
      '시작하자마자 제품 이름부터 꺼내요',
      '사소한 것은 물으면서 규모는 묻지 않아요',
      '말없이 범위를 바꿔요',
    ],
    hints: [
      '첫 상자를 그리려면 무엇부터 알아야 할까요?',
      '정해야 할 것은 세 가지예요. 무엇을 해야 하는지, 얼마나 잘해야 하는지, 얼마나 많은지요. 지금 정할 수 있는 것은 무엇인가요?',
      '기능을 두세 개 고르고, 뺄 것을 말하고, 사용자 수를 하나 정해 보세요. 거기서 초당 요청 수, 연간 저장량, 읽기 비중이 나와요.',
    ],
  },
  high_level: {
    say: [
      '클라이언트는 어떤 호출을 하나요? 가장 중요한 두 가지를 적어 주세요.',
      '무엇을 기억해야 하고, 어떤 저장소가 어울릴까요?',
      '요청 하나가 클라이언트에서 출발해 돌아올 때까지 그림을 따라가 주세요.',
      '더 깊이 들어가기 전에, 여기까지 서로 동의한 걸로 볼까요?',
    ],
    good: [
      '요청 하나를 처음부터 끝까지 따라가요',
      '키와 저장소를 이유와 함께 말해요',
      '넘어가기 전에 동의를 구해요',
    ],
    weak: [
      '화살표에 의미가 없어요',
      '‘백엔드’라는 상자 하나로 끝내요',
      '잘 알려진 그림을 가져왔지만 수치와 맞지 않아요',
    ],
    hints: [
      '아직 어느 상자도 답하지 않은 요구사항은 무엇인가요?',
      '가장 잦은 호출을 골라 무엇을 보내고 받는지 적어 보세요. 그러려면 무엇을 저장하고, 어떻게 다시 찾아야 할까요?',
      '클라이언트, 진입점, 기능별 서비스와 저장소를 그려 보세요. 저장소마다 키를 적고, 읽기와 쓰기가 상자들을 어떻게 지나는지 따라가 보세요.',
    ],
  },
  deep_dive: {
    say: [
      '이 설계에서 가장 어려운 부분은 어디인가요? 거기서부터 볼게요.',
      '내일 트래픽이 열 배가 돼요. 무엇이 먼저 버티지 못할까요?',
      '상자를 하나 골라 볼게요. 지금 죽으면 사용자는 무엇을 느끼나요?',
      '다른 방법은 무엇이고, 그 방법은 어떤 대가를 치르나요?',
    ],
    good: [
      '묻지 않아도 가장 어려운 부분을 골라요',
      '두 방법을 비용까지 따져 비교해요',
      '재시도, 중복, 핫 키, 지연을 이야기해요',
    ],
    weak: [
      '모든 것 앞에 캐시를 둬요',
      '상자가 죽으면 어떻게 되는지 말하지 못해요',
      '포기한 것이 없다고 해요',
    ],
    hints: [
      '밤에 마음이 놓이지 않을 상자는 어느 것인가요?',
      '두 번 올 수 있는 쓰기 하나와, 모두가 한꺼번에 하는 읽기 하나를 보세요. 지금 설계는 각각을 어떻게 처리하나요?',
      '가장 바쁜 저장소를 골라 보세요. 어떻게 나누고, 무엇을 복제하고, 복제본이 늦거나 주 서버가 죽으면 어떻게 되는지 말해 보세요. 그동안 클라이언트는 무엇을 보나요?',
    ],
  },
  wrap_up: {
    say: [
      '2분 드릴게요. 빠진 것은 무엇이고, 가장 걱정되는 것은 무엇인가요?',
      '처음 그림에서 무엇이 왜 바뀌었나요?',
      '서비스 첫날에는 무엇을 지켜볼 건가요?',
    ],
    good: [
      '자기 설계의 약점을 스스로 말해요',
      '다음 규모로 가는 단계를 알아요',
      '지켜볼 지표와 경보를 말해요',
    ],
    weak: ['완벽하다고 해요', '되돌아보지 않고 기능을 더해요'],
    hints: [
      '요구사항으로 돌아가 볼까요? 하나하나 답이 있나요?',
      '나쁜 날을 떠올려 보세요. 한 부분이 멈췄거나 트래픽이 열 배예요. 설계는 어디서 무너지나요?',
      '병목 하나, 장애 하나, 지켜볼 것 하나를 고르고, 각각 다음에 무엇을 바꿀지와 그 대가를 말해 보세요.',
    ],
  },
}

export const generalGuide: Record<Locale, Record<StageId, GeneralStage>> = { en, ko }
