/**
 * What an interviewer tells a candidate in words (C3, C4): strengths and next steps, each with the moment that shows it.
 * It is drafted from the notes with a leading + or −, and is its author's to change until the card is handed in.
 */
import { z } from 'zod'
import { countCharacters } from '@/lib/name'
import { dimensionIds, type DimensionId } from '@/lib/rubric/dimensions'
import { cleanNote, noteMax, type NoteSign, parseNote } from '@/lib/rubric/note-line'
import { type Card, lackingMoments, moment, type Stamp } from '@/lib/rubric/scorecard'

export const pointKinds = ['strength', 'next_step'] as const satisfies readonly NoteSign[]
export type PointKind = (typeof pointKinds)[number]

/** The most characters (code points) of a point, in which every note fits, and of the summary. */
export const pointTextMax = noteMax
export const summaryMax = 4000

/** The most characters (code points) of why what was released is amended. */
export const reasonMax = 500
/** So often feedback is released, amendments with it: each is a copy of all cards. */
export const maxReleases = 200

/** The most points of a feedback: more than anybody writes down in an hour. */
export const maxPoints = 100

/** How many strengths, and how many next steps, a report shows first. */
export const foremost = 3

const id = z.string().regex(/^[\w-]{1,64}$/)
/** Kept as notes are. */
const textOf = (most: number) =>
  z
    .string()
    .transform(cleanNote)
    .refine((text) => countCharacters(text) <= most, { params: { problem: 'too_long' } })

export const feedbackPoint = z.strictObject({
  /** Made by the browser; of a point that was drafted, the note's. */
  id,
  kind: z.enum(pointKinds),
  text: textOf(pointTextMax),
  dimension: z.enum(dimensionIds).nullable(),
  moment: moment.nullable(),
})
export type FeedbackPoint = z.infer<typeof feedbackPoint>

export const feedback = z.strictObject({
  /** One or two sentences to the candidate. */
  summary: textOf(summaryMax),
  /** In the order they are read, those of both kinds in one list. */
  points: z
    .array(feedbackPoint)
    .max(maxPoints)
    .refine((points) => new Set(points.map((point) => point.id)).size === points.length),
  /** Ids of notes that make no point: their author has taken them out. */
  left: z.array(id).max(2000),
  /** Whether the notes are released, too. */
  sharesNotes: z.boolean(),
})
export type Feedback = z.infer<typeof feedback>

/** A note as far as feedback is drafted from it. */
export type DraftingNote = Stamp & { id: string; text: string }

/** The point a note makes; null for a note without a sign, or with nothing to read. */
export function pointOfNote(note: DraftingNote): FeedbackPoint | null {
  const { sign, dimension, text } = parseNote(note.text)
  if (!sign || text === '') return null
  const { id: noteId, at, elapsedMs, stage } = note
  return { id: noteId, kind: sign, text, dimension, moment: { at, elapsedMs, stage, noteId } }
}

/** What the notes say, sorted into strengths and next steps: what feedback is before anybody has written on it. */
export function draftFeedback(notes: readonly DraftingNote[]): Feedback {
  const points = notes.flatMap((note) => pointOfNote(note) ?? []).slice(0, maxPoints)
  return { summary: '', points, left: [], sharesNotes: false }
}

/** Points that notes make and the feedback does not have: written since, or changed to make one. */
export function pointsToAdd(written: Feedback, notes: readonly DraftingNote[]): FeedbackPoint[] {
  const known = new Set([
    ...written.left,
    ...written.points.flatMap(({ id: own, moment: shown }) => [own, shown?.noteId ?? own]),
  ])
  return notes.flatMap((note) => {
    const point = known.has(note.id) ? null : pointOfNote(note)
    return point ? [point] : []
  })
}

/** What a card lacks that a candidate would miss. Only `moment` keeps it from being handed in (C3). */
export type CardGap =
  | { kind: 'moment'; dimension: DimensionId }
  | { kind: 'unscored'; dimension: DimensionId }
  | { kind: 'no_strength' }
  | { kind: 'no_next_step' }
  | { kind: 'no_summary' }
  /** Points that no moment shows. */
  | { kind: 'unshown'; points: string[] }
  /** Points without words. */
  | { kind: 'empty'; points: string[] }

/** All that a card and its feedback lack, what matters most first. Oneself one need not sum anything up. */
export function gapsOf(
  card: Card,
  written: Feedback,
  notes: readonly DraftingNote[],
  isSelf = false,
): CardGap[] {
  const has = (kind: PointKind) => written.points.some((point) => point.kind === kind)
  const empty = written.points.filter(({ text }) => text.trim() === '').map((point) => point.id)
  const unshown = written.points.filter((point) => point.moment === null).map((point) => point.id)
  return [
    ...lackingMoments(card, notes).map((dimension): CardGap => ({ kind: 'moment', dimension })),
    ...dimensionIds
      .filter((dimension) => card[dimension].level === 0)
      .map((dimension): CardGap => ({ kind: 'unscored', dimension })),
    ...(has('strength') ? [] : [{ kind: 'no_strength' } as const]),
    ...(has('next_step') ? [] : [{ kind: 'no_next_step' } as const]),
    ...(written.summary.trim() === '' && !isSelf ? [{ kind: 'no_summary' } as const] : []),
    ...(empty.length > 0 ? [{ kind: 'empty', points: empty } as const] : []),
    ...(unshown.length > 0 ? [{ kind: 'unshown', points: unshown } as const] : []),
  ]
}
