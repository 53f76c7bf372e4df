/** What an interviewer's browser gets of the interviewer's desk, and everybody's of the debrief. */
import type { Level } from '@/lib/levels'
import type { Feedback } from '@/lib/rubric/feedback'
import type { InterviewRating } from '@/lib/rubric/interview-rating'
import type { RubricId } from '@/lib/rubric/rubric-ids'
import type { Card, Stamp } from '@/lib/rubric/scorecard'
import type { Scores } from '@/lib/rubric/suggestion'

export interface NoteView extends Stamp {
  id: string
  text: string
  /** Ids of the records that were selected when it was begun. */
  selection: string[]
  version: number
  isDeleted: boolean
}

export interface CardView {
  scores: Card
  /** ms since 1970; null until it is submitted, and it can be changed until then. */
  submittedAt: number | null
  /** What its author says in words; null until something was written, when it is drafted from the notes (feedback.ts). */
  feedback: Feedback | null
  /** 0 where nothing was written yet. */
  feedbackVersion: number
}

/** What another interviewer has written. */
export interface ColleagueView extends CardView {
  participantId: string
  name: string
  /** Index into the six colours of people. */
  color: number
  notes: NoteView[]
}

export interface DeskView {
  rubric: RubricId
  level: Level
  /** One's own; null for an observer, who has none. */
  card: CardView | null
  notes: NoteView[]
  /** The other interviewers', as far as this viewer may see them (C2). */
  colleagues: ColleagueView[]
  /** Where stages began, in the order of time: moments there are to choose from. */
  stageStarts: Stamp[]
}

/** One side of the debrief. */
export interface RatingView {
  participantId: string
  name: string
  color: number
  isSelf: boolean
  levels: Scores
}

/** What tells a rating from all others of a session: one person may have rated themselves and, as an interviewer, others. */
export function ratingKey({ participantId, isSelf }: Pick<RatingView, 'participantId' | 'isSelf'>): string {
  return `${participantId} ${isSelf ? 'self' : 'card'}`
}

export interface DebriefView {
  rubric: RubricId
  /** What this viewer has rated; null before they have, and for observers. */
  own: { levels: Scores; submittedAt: number | null } | null
  /** Whether this viewer, a candidate, has still to rate themselves, and can: not once both sides are shown. */
  mayRate: boolean
  /** What this viewer, a candidate, has said of the interview; null where they have not. */
  ownInterview: InterviewRating | null
  /** Both sides, once they are shown to this viewer (C6); levels alone. */
  ratings: RatingView[] | null
  /** What candidates say of the interview, once both sides are shown; for interviewers alone, else null. */
  interviewRatings: (InterviewRating & { participantId: string })[] | null
}
