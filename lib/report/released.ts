/** What is released to a candidate (C4): a copy of the cards that were handed in. Names are not in it: people may go. */
import { z } from 'zod'
import { levels } from '@/lib/levels'
import { feedbackPoint } from '@/lib/rubric/feedback'
import { rubricIds } from '@/lib/rubric/rubric-ids'
import { selfRating, stamp } from '@/lib/rubric/scorecard'

/** A note its author gave away with the feedback. */
const releasedNote = stamp.extend({ id: z.string(), text: z.string() })
export type ReleasedNote = z.infer<typeof releasedNote>

const releasedCard = z.strictObject({
  participantId: z.string(),
  levels: selfRating,
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

/** The most characters (code points) of why a release was amended. */
export const reasonMax = 500

/** One release as everybody who sees any is told of it. */
export interface ReleaseHead {
  version: number
  /** ms since 1970. */
  at: number
  reason: string | null
}
