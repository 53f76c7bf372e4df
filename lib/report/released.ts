/** What is released to a candidate (C4): a copy of the cards that were handed in. Names are not in it: people may go. */
import { z } from 'zod'
import { levels } from '@/lib/levels'
import { type DraftingNote, draftFeedback, type Feedback, feedbackPoint } from '@/lib/rubric/feedback'
import { byDimension } from '@/lib/rubric/dimensions'
import { rubricIds } from '@/lib/rubric/rubric-ids'
import {
  type Card,
  levelsOf,
  maxMoments,
  type Moment,
  moment,
  momentsOf,
  selfRating,
  stamp,
} from '@/lib/rubric/scorecard'

/** A note its author gave away with the feedback. */
const releasedNote = stamp.extend({ id: z.string(), text: z.string() })

const releasedCard = z.strictObject({
  participantId: z.string(),
  levels: selfRating,
  /** What the scores point to. Releases from before it was kept hold none. */
  moments: z
    .strictObject(byDimension(() => z.array(moment).max(maxMoments)))
    .default(() => byDimension(() => [])),
  summary: z.string(),
  points: z.array(feedbackPoint),
  notes: z.array(releasedNote),
  /** When it was handed in, ms since 1970. */
  submittedAt: z.number(),
})
export type ReleasedCard = z.infer<typeof releasedCard>

export const releasedFeedback = z.strictObject({
  rubric: z.enum(rubricIds),
  level: z.enum(levels),
  /** In the order their authors joined. */
  cards: z.array(releasedCard),
})
export type ReleasedFeedback = z.infer<typeof releasedFeedback>

/** A card that was handed in, with its author's notes. */
export interface HandedInCard {
  participantId: string
  scores: Card
  /** Null where nobody wrote on it before cards were kept as they are drafted. */
  feedback: Feedback | null
  /** ms since 1970. */
  submittedAt: number
  /** In their order; `updatedAt` is ms since 1970. */
  notes: readonly (DraftingNote & { updatedAt: number })[]
}

/**
 * What is released of a card. Of the notes only where their author says so, and none that was written or changed since
 * the card was handed in; points without words are none. What a note is called stays private with the note.
 */
export function releasedCardOf({
  participantId,
  scores,
  feedback,
  submittedAt,
  notes,
}: HandedInCard): ReleasedCard {
  const handedIn = notes.filter(({ updatedAt }) => updatedAt <= submittedAt)
  const { summary, points, sharesNotes } = feedback ?? draftFeedback(handedIn)
  const shared = sharesNotes ? handedIn.filter(({ text }) => text.trim() !== '') : []
  const isShared = new Set(shared.map(({ id }) => id))
  const told = (one: Moment) => (isShared.has(one.noteId ?? '') ? one : withoutNote(one))
  const moments = momentsOf(scores)
  return {
    participantId,
    levels: levelsOf(scores),
    moments: byDimension((id) => moments[id].map(told)),
    summary,
    points: points
      .filter(({ text }) => text.trim() !== '')
      .map((point, place) => ({
        ...{ ...point, id: `p${place + 1}` },
        moment: point.moment && told(point.moment),
      })),
    notes: shared.map(({ id, at, elapsedMs, stage, text }) => ({ id, at, elapsedMs, stage, text })),
    submittedAt,
  }
}

/** What was released without the notes of these people: they are gone, and what was said to the candidate stays. */
export function withoutNotesOf(
  content: ReleasedFeedback,
  participantIds: readonly string[],
): ReleasedFeedback {
  const cards = content.cards.map((card) =>
    participantIds.includes(card.participantId)
      ? {
          ...card,
          moments: byDimension((id) => card.moments[id].map(withoutNote)),
          points: card.points.map((point) => ({
            ...point,
            moment: point.moment && withoutNote(point.moment),
          })),
          notes: [],
        }
      : card,
  )
  return { ...content, cards }
}

function withoutNote({ at, elapsedMs, stage }: Moment): Moment {
  return { at, elapsedMs, stage }
}

/** One release as everybody who sees any is told of it. */
export interface ReleaseHead {
  version: number
  /** ms since 1970. */
  at: number
  reason: string | null
}

/** How it stands with the release of feedback, as interviewers see it. */
export interface ReleaseStanding {
  /** Whether feedback of this room can be released at all: not in practice rooms, nor in what was made of a file (V7). */
  isReleasable: boolean
  /** The newest; null before the first. */
  release: ReleaseHead | null
  /** The newest first. */
  releases: ReleaseHead[]
  /** How many candidates rate themselves, and how many of them have not yet. */
  candidates: number
  unrated: number
  /** How many of the interviewers who are in the room have not handed their card in. */
  missingCards: number
  /** How many cards were handed in since the newest release, again or for the first time. */
  submittedSince: number
  /** Which cards are in, in short: a release says which ones its lead saw. */
  cards: string
  /** Whether this instance sends mail, and how many candidates have a confirmed address. */
  mail: { canMail: boolean; addresses: number }
  /** The absolute address of the report. */
  link: string
}
