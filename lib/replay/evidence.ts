/**
 * The evidence of a session (V2): everything that happened or was written down, each at its moment, as far as a viewer
 * may know it. Times are ms since 1970.
 */
import type { Hand } from '@/lib/interview/interview-state'
import type { DimensionId, ScoreLevel } from '@/lib/rubric/dimensions'
import type { RubricId } from '@/lib/rubric/rubric-ids'
import type { NoteView } from '@/lib/rubric/desk-view'
import type { StageId } from '@/lib/stage/stages'

/** What can be shown or hidden together. */
export const evidenceKinds = [
  'stage',
  'note',
  'hint',
  'tick',
  'follow_up',
  'score',
  'people',
  'hand',
  'paste',
  'session',
] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

interface MarkBase {
  /** The same at every reading. */
  id: string
  at: number
  /** The stage the clock was in; null before the start. */
  stage: StageId | null
  /** Who did it, a participant id; null for the server, and for whoever is not told. */
  by: string | null
  /** Whether only interviewers, and observers who are let, get this mark. */
  isPrivate: boolean
}

export type EvidenceMark = MarkBase &
  (
    | { kind: 'stage'; to: StageId; isReturn: boolean }
    | { kind: 'note'; note: NoteView; isOwn: boolean }
    | { kind: 'hint'; level: number | null; text: string }
    | { kind: 'tick'; check: string; ofStage: StageId; isShared: boolean }
    | { kind: 'follow_up'; title: string; prompt: string }
    /** A moment a score points to, or where it points to none, when it was given. */
    | { kind: 'score'; dimension: DimensionId; level: ScoreLevel; isMoment: boolean; noteId: string | null }
    | { kind: 'people'; what: 'joined' | 'left' | 'returned' }
    | { kind: 'hand'; wants: Hand }
    /** Much came at once, pasted: neither good nor bad. */
    | { kind: 'paste'; count: number }
    | {
        kind: 'session'
        what: 'paused' | 'resumed' | 'time_added' | 'restored' | 'ended' | 'reopened'
        minutes: number | null
      }
  )

/** Somebody who was in the session. */
export interface EvidencePerson {
  id: string
  name: string
  role: 'interviewer' | 'candidate' | 'observer'
  color: number
}

/** A score with all that speaks for it. */
export interface EvidenceScore {
  by: string
  dimension: DimensionId
  level: ScoreLevel
  isSelf: boolean
  /** Ids of the marks it points to. */
  marks: string[]
}

export interface EvidenceView {
  /** In the order of time. */
  marks: EvidenceMark[]
  people: EvidencePerson[]
  /** Null for whoever may not see scores. */
  scores: EvidenceScore[] | null
  rubric: RubricId | null
  /** The check questions behind ticks are words of the guide: by stage and check id, in the reader's language. */
  checks: Record<string, string>
  /** Whether this viewer may write notes here. */
  mayNote: boolean
}
