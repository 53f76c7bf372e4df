/** What an interviewer's form holds (C2), and what somebody thinks of themselves (C4). */
import { z } from 'zod'
import { byDimension, type DimensionId, dimensionIds, type ScoreLevel } from '@/lib/rubric/dimensions'
import { parseNote } from '@/lib/rubric/note-line'
import type { Scores } from '@/lib/rubric/suggestion'
import { stageIds } from '@/lib/stage/stages'

export const scoreLevel = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)])

/** The latest moment that fits into a JavaScript date, in ms. */
const latestMs = 8_640_000_000_000_000
const longestMs = 2_147_483_647

/** When something was seen: by the server's clock in ms since 1970, and by the clock of the interview. */
export const stamp = z.strictObject({
  at: z.int().min(0).max(latestMs),
  elapsedMs: z.int().min(0).max(longestMs),
  stage: z.enum(stageIds).nullable(),
})
export type Stamp = z.infer<typeof stamp>

/** A moment that shows why a score is what it is; `noteId` is the note that was taken then. */
export const moment = stamp.extend({
  noteId: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
})
export type Moment = z.infer<typeof moment>

/** The most moments one score may point to. */
export const maxMoments = 20

export const score = z.object({
  level: scoreLevel,
  moments: z.array(moment).max(maxMoments),
  /** 0 where nothing was written yet. */
  version: z.int().min(0).max(longestMs),
})
export type Score = z.infer<typeof score>

/** What is there before anything was written. */
export const noScore: Score = { level: 0, moments: [], version: 0 }

export type Card = Record<DimensionId, Score>

/** A whole card of what there is of it. */
export function cardOf(scores: Readonly<Partial<Record<DimensionId, Score>>>): Card {
  return byDimension((id) => scores[id] ?? noScore)
}

/** The levels of a card. */
export function levelsOf(card: Card): Scores {
  return byDimension((id): ScoreLevel => card[id].level)
}

/** The moments the scores of a card point to. */
export function momentsOf(card: Card): Record<DimensionId, Moment[]> {
  return byDimension((id) => card[id].moments)
}

/** Levels alone, all six: a self-rating. */
export const selfRating = z.strictObject(byDimension(() => scoreLevel))

/**
 * C3: the dimensions whose score needs a moment that shows it and has none. A score below 2 or above 3 needs one;
 * a note that names the dimension is one.
 */
export function lackingMoments(card: Card, notes: readonly { text: string }[]): DimensionId[] {
  const named = new Set(notes.map(({ text }) => parseNote(text).dimension))
  return dimensionIds.filter((id) => {
    const { level, moments } = card[id]
    return (level === 1 || level === 4) && moments.length === 0 && !named.has(id)
  })
}

/** The same moments of both, each once, in their order. */
export function mergeMoments(mine: readonly Moment[], theirs: readonly Moment[]): Moment[] {
  const all = [...theirs, ...mine.filter((one) => !theirs.some((other) => isSameMoment(one, other)))]
  return all.sort((a, b) => a.at - b.at).slice(0, maxMoments)
}

export function isSameMoment(a: Moment, b: Moment): boolean {
  return a.noteId === undefined && b.noteId === undefined ? a.at === b.at : a.noteId === b.noteId
}
