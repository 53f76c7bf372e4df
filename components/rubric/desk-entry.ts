/** One thing that an interviewer has written and that the server has not acknowledged yet. */
import { z } from 'zod'
import type { NoteView } from '@/lib/rubric/desk-view'
import { cleanFeedback } from '@/lib/rubric/clean-feedback'
import { dimensionIds } from '@/lib/rubric/dimensions'
import { type Feedback, feedback, feedbackPoint } from '@/lib/rubric/feedback'
import { isSameFeedback, mergeFeedback } from '@/lib/rubric/merge-feedback'
import { mergeNotes } from '@/lib/rubric/merge-notes'
import { cleanNote } from '@/lib/rubric/note-line'
import {
  isSameMoment,
  mergeMoments,
  moment,
  type Score,
  score,
  scoreLevel,
  stamp,
} from '@/lib/rubric/scorecard'

const noteEntry = z.object({
  kind: z.literal('note'),
  id: z.string(),
  ...stamp.shape,
  selection: z.array(z.string()),
  text: z.string(),
  /** What was there when it was begun to be written; version 0 for a new note. */
  base: z.object({ text: z.string(), version: z.number() }),
  isDeleted: z.boolean(),
  /** Still in the line: it is not sent before Enter. */
  isHeld: z.boolean(),
  /** Why the server does not take it, in words; it stays here until it is changed. */
  refused: z.string().nullable(),
})
export type NoteEntry = z.infer<typeof noteEntry>

const scoreEntry = z.object({
  kind: z.literal('score'),
  dimension: z.enum(dimensionIds),
  level: scoreLevel,
  moments: z.array(moment),
  base: score,
})
export type ScoreEntry = z.infer<typeof scoreEntry>

/** Of any length: what is too long for the server lies here until it was made shorter. */
const writtenFeedback = feedback.extend({
  summary: z.string(),
  points: z.array(feedbackPoint.extend({ text: z.string() })),
})

const feedbackEntry = z.object({
  kind: z.literal('feedback'),
  written: writtenFeedback,
  /** What was there when it was begun to be written; version 0 where it was drafted from the notes. */
  base: z.object({ written: writtenFeedback, version: z.number() }),
  /** Why the server does not take it, in words; it stays here until it is changed. */
  refused: z.string().nullable(),
})
export type FeedbackEntry = z.infer<typeof feedbackEntry>

/** Feedback as the server has it; null where nothing was written yet. */
export interface FeedbackNow {
  feedback: Feedback | null
  version: number
}

export const deskEntry = z.discriminatedUnion('kind', [noteEntry, scoreEntry, feedbackEntry])
export type DeskEntry = z.infer<typeof deskEntry>

/** What the server has of what an entry is about. */
export type Now = NoteView | Score | FeedbackNow

/** By what an entry is found: one a note, one a dimension, one for what is said in words. */
export function keyOf(entry: DeskEntry): string {
  if (entry.kind === 'note') return `note:${entry.id}`
  return entry.kind === 'score' ? `score:${entry.dimension}` : 'feedback'
}

/** Whether it can be sent: a note in the line is not ready, and what was refused waits to be changed. */
export function isReady(entry: DeskEntry): boolean {
  if (entry.kind === 'score') return true
  return entry.refused === null && !(entry.kind === 'note' && entry.isHeld)
}

/** What is to be written on a note that the server has. */
export const entryOfNote = ({ isDeleted, version, ...note }: NoteView): NoteEntry => ({
  ...note,
  kind: 'note',
  base: { text: isDeleted ? '' : note.text, version },
  isDeleted: false,
  isHeld: false,
  refused: null,
})

/** Whether the server has all of it. */
export function isKept(entry: DeskEntry, now: Now): boolean {
  if (entry.kind === 'score') {
    const { level, moments } = now as Score
    return entry.level === level && JSON.stringify(entry.moments) === JSON.stringify(moments)
  }
  if (entry.kind === 'feedback') {
    const { feedback: there } = now as FeedbackNow
    return there !== null && isSameFeedback(cleanFeedback(entry.written), there)
  }
  const note = now as NoteView
  return (
    !entry.isHeld &&
    entry.isDeleted === note.isDeleted &&
    (entry.isDeleted || cleanNote(entry.text) === note.text)
  )
}

/** The entry as it stands on what the server has acknowledged. */
export function onTopOf(entry: DeskEntry, now: Now): DeskEntry {
  if (entry.kind === 'score') return { ...entry, base: now as Score }
  if (entry.kind === 'feedback') return { ...entry, base: baseOf(entry, now as FeedbackNow) }
  const { text, version } = now as NoteView
  return { ...entry, base: { text, version } }
}

/** The entry with what was written elsewhere in the meantime: merged, never overwritten. */
export function rebased(entry: DeskEntry, now: Now): DeskEntry {
  if (entry.kind === 'score') return rebaseScore(entry, now as Score)
  return entry.kind === 'feedback'
    ? rebaseFeedback(entry, now as FeedbackNow)
    : rebaseNote(entry, now as NoteView)
}

const baseOf = ({ base }: FeedbackEntry, now: FeedbackNow): FeedbackEntry['base'] => ({
  written: now.feedback ?? base.written,
  version: now.version,
})

function rebaseFeedback(entry: FeedbackEntry, now: FeedbackNow): FeedbackEntry {
  const base = baseOf(entry, now)
  const written = mergeFeedback(entry.base.written, cleanFeedback(entry.written), base.written)
  return { ...entry, base, written }
}

/** A note that was also written elsewhere: both texts; whoever still writes in a deleted note has it back. */
function rebaseNote(entry: NoteEntry, now: NoteView): NoteEntry {
  const base = { text: now.text, version: now.version }
  if (entry.isDeleted) {
    // What was deleted here but has new words from elsewhere stays.
    const isDeleted = now.isDeleted || now.text === cleanNote(entry.text)
    return { ...entry, base, isDeleted, text: now.text }
  }
  if (now.isDeleted) return { ...entry, base }
  return { ...entry, base, text: mergeNotes(entry.base.text, cleanNote(entry.text), now.text) }
}

/** A score that was also changed elsewhere: the last hand decides the level, and both add their moments. */
function rebaseScore(entry: ScoreEntry, now: Score): ScoreEntry {
  const { base } = entry
  const isGone = (one: (typeof base.moments)[number]) =>
    base.moments.some((was) => isSameMoment(was, one)) &&
    !entry.moments.some((here) => isSameMoment(here, one))
  const isNew = (one: (typeof base.moments)[number]) => !base.moments.some((was) => isSameMoment(was, one))
  return {
    ...entry,
    base: now,
    level: entry.level === base.level ? now.level : entry.level,
    moments: mergeMoments(
      entry.moments.filter(isNew),
      now.moments.filter((one) => !isGone(one)),
    ),
  }
}

/** The same thing, written in two tabs that were both closed before it was sent. */
export function joinEntries(one: DeskEntry, other: DeskEntry): DeskEntry {
  const [older, newer] = one.base.version <= other.base.version ? [one, other] : [other, one]
  if (older.kind === 'feedback' && newer.kind === 'feedback')
    return { ...newer, written: mergeFeedback(older.base.written, older.written, newer.written) }
  if (older.kind !== 'note' || newer.kind !== 'note') return newer
  return {
    ...newer,
    text: mergeNotes(older.base.text, older.text, newer.text),
    isDeleted: older.isDeleted && newer.isDeleted,
    isHeld: older.isHeld && newer.isHeld,
  }
}
