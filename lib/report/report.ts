/**
 * The report of a session (V3), as one viewer may see it, in one language: what page, PDF, Markdown and JSON are made
 * of, and all they are made of. Times are ms; `at` since 1970, `elapsedMs` by the clock of the interview.
 */
import type { Level } from '@/lib/levels'
import type { Role, RoomKind } from '@/lib/permissions'
import type { ReleasedCard, ReleaseHead } from '@/lib/report/released'
import type { InterviewRating } from '@/lib/rubric/interview-rating'
import type { RubricId } from '@/lib/rubric/rubric-ids'
import type { Scores } from '@/lib/rubric/suggestion'
import type { StageId } from '@/lib/stage/stages'

/** As what a report can be saved. */
export const reportFormats = ['pdf', 'md', 'json'] as const
export type ReportFormat = (typeof reportFormats)[number]

export interface ReportPerson {
  id: string
  name: string
  role: Role
  /** Index into the six colours of people. */
  color: number
}

/** An interviewer's card; `submittedAt` is null while only its author sees it. */
export type ReportCard = Omit<ReleasedCard, 'submittedAt'> & { submittedAt: number | null }

export interface ReportSelfRating {
  participantId: string
  levels: Scores
}

/** The time of a stage against its plan. */
export interface ReportStage {
  stage: StageId
  budgetMs: number
  spentMs: number
}

/** The board at the end of a stage, or at the end of the session. */
export interface ReportPicture {
  at: number
  elapsedMs: number
  /** Null for the final board. */
  stage: StageId | null
  /** Where the picture is; null while none was drawn: this viewer's browser draws it then. */
  url: string | null
  width: number | null
  height: number | null
}

/** A card on the final board, as rows of words. */
export interface ReportBoardCard {
  id: string
  kind: 'requirements' | 'estimate' | 'api' | 'entity'
  title: string
  sections: ReportSection[]
}

/** A list of a card. */
export interface ReportSection {
  /** What its rows belong to (functional, out of scope …), in words; empty where a card has one list only. */
  heading: string
  /** What the cells of its rows are, in words; empty where nobody needs to be told. */
  columns: string[]
  rows: string[][]
}

export interface ReportHint {
  at: number
  elapsedMs: number
  stage: StageId | null
  level: number | null
  text: string
}

export interface ReportFollowUp {
  at: number
  title: string
  prompt: string
}

/** What a viewer's report stands on. */
export type ReportStanding =
  /** An interviewer's, or of an observer who is let: the cards as they are now. */
  | 'cards'
  /** Of one's own practice: what one thinks of oneself, as the one card there is. */
  | 'self'
  /** A candidate's before the release: no feedback in it. */
  | 'waiting'
  /** A candidate's after it: the copy that was released. */
  | 'released'

export interface ReportView {
  roomId: string
  title: string
  kind: RoomKind
  problem: { id: string; title: string } | null
  level: Level
  rubric: RubricId
  viewer: {
    participantId: string
    role: Role
    isHost: boolean
    /** Whether they, a candidate, have rated themselves. */
    hasRated: boolean
    /** Whether they, a candidate, have still to, and can: not once both sides are shown to each other. */
    mayRate: boolean
    /** Whether they may go on from a moment of it (V6). */
    mayBranch: boolean
  }
  standing: ReportStanding
  /** The release that is shown, or, to interviewers, the newest; null before the first. */
  release: ReleaseHead | null
  /** All releases, the newest first. */
  releases: ReleaseHead[]
  startedAt: number | null
  endedAt: number
  people: ReportPerson[]
  cards: ReportCard[]
  selfRatings: ReportSelfRating[]
  /** What candidates think of the interview: interviewers see it once both sides are shown to each other. */
  interviewRatings: (InterviewRating & { participantId: string })[]
  stages: ReportStage[]
  totalMs: number
  elapsedMs: number
  pictures: ReportPicture[]
  /** The board as it was at the moments of the foremost points; `stage` is the one it was in. */
  pointPictures: ReportPicture[]
  counts: { components: number; flows: number; cards: number }
  /** Those that say something, by kind; of very many the first. */
  boardCards: ReportBoardCard[]
  /** How many more there are. */
  boardCardsLeft: number
  hints: ReportHint[]
  followUps: ReportFollowUp[]
  /** Whether its moments can be replayed. */
  hasReplay: boolean
  /** Whether there was a recording that is deleted now. */
  isRecordingGone: boolean
}
