import { z } from 'zod'
import { isDimension } from '@/lib/rubric/dimensions'
import { type Feedback, feedback } from '@/lib/rubric/feedback'
import type { CardView } from '@/lib/rubric/desk-view'
import { type Card, cardOf, moment, type Score, scoreLevel } from '@/lib/rubric/scorecard'

/** A row of the table of scores. */
export interface ScoreRow {
  dimension: string
  level: number
  version: number
  moments: unknown
}

/** A score as it is kept, read strictly: a row nobody of ours wrote is a fault. */
export function presentScore({ level, version, moments }: ScoreRow): Score {
  return { level: scoreLevel.parse(level), version, moments: z.array(moment).parse(moments) }
}

/** What an author says in words; null for a card nobody wrote any on. */
export function presentFeedback(stored: unknown): Feedback | null {
  return feedback.nullable().parse(stored)
}

/** A row of the table of cards with its scores. */
export interface CardRow {
  submittedAt: Date | null
  feedback: unknown
  feedbackVersion: number
  scores: ScoreRow[]
}

/** A card as those see it who may. Null stands for a card that nothing was written on yet. */
export function presentCard(row: CardRow | null): CardView {
  const scores: Partial<Card> = {}
  for (const score of row?.scores ?? [])
    if (isDimension(score.dimension)) scores[score.dimension] = presentScore(score)
  return {
    scores: cardOf(scores),
    submittedAt: row?.submittedAt?.getTime() ?? null,
    feedback: presentFeedback(row?.feedback ?? null),
    feedbackVersion: row?.feedbackVersion ?? 0,
  }
}
