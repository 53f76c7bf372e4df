/** Two sessions compared (V4), as one viewer may see both: what page and JSON are made of. Times are ms. */
import type { ComparedComponent, ComparedFlow, ComponentField, FlowField } from '@/lib/compare/compare-boards'
import type { ComparedRow, RowField } from '@/lib/compare/compare-cards'
import type { ComparedScore } from '@/lib/compare/compare-scores'
import type { ComparedStage } from '@/lib/compare/compare-times'
import { countDifferences, type FirstDifferences } from '@/lib/compare/differences'
import type { CardKind } from '@/lib/board/shapes/cards'
import type { Level } from '@/lib/levels'
import type { Role, RoomKind } from '@/lib/permissions'
import type { ReportPicture, ReportStanding } from '@/lib/report/report'
import type { RubricId } from '@/lib/rubric/rubric-ids'

/** What a comparison says of one session as a whole. */
export interface ComparedSession {
  roomId: string
  title: string
  kind: RoomKind
  problem: { id: string; title: string } | null
  level: Level
  rubric: RubricId
  /** What the viewer's report of it stands on: says why there are no scores. */
  standing: ReportStanding
  /** When it began, or ended where it never began; ms since 1970. */
  at: number
  /** The viewer's own role. */
  role: Role
  /** Everybody but the viewer, in the order they joined. */
  others: { name: string; color: number }[]
  totalMs: number
  elapsedMs: number
  counts: { components: number; flows: number; cards: number }
  /** How many of its cards are not compared, of very many. */
  cardsLeft: number
  /** The final board. */
  picture: ReportPicture
}

export interface ShownBoard {
  components: FirstDifferences<ComparedComponent, ComponentField>
  flows: FirstDifferences<ComparedFlow, FlowField>
}

export type ShownCards = Record<CardKind, FirstDifferences<ComparedRow, RowField>>

/** Of very many differences it holds the first. `a` is the earlier session. */
export interface Comparison {
  a: ComparedSession
  b: ComparedSession
  board: ShownBoard
  cards: ShownCards
  times: ComparedStage[]
  scores: ComparedScore[]
}

/** A session that another one may be compared with. */
export interface ComparableSession {
  roomId: string
  title: string
  /** ms since 1970. */
  at: number
  problem: string | null
  /** Why it stands where it does: the same problem, or a candidate of both, first. */
  sharesProblem: boolean
  sharesCandidate: boolean
}

/** Whether what was drawn and written is the same in both. */
export function hasSameBoard({ board, cards }: Pick<Comparison, 'board' | 'cards'>): boolean {
  return [board.components, board.flows, ...Object.values(cards)].every(
    (differences) => countDifferences(differences) === 0,
  )
}
