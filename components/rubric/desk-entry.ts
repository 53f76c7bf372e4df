/** One thing that an interviewer has written and that the server has not acknowledged yet. */
import { z } from 'zod'
import type { NoteView } from '@/lib/rubric/desk-view'
import { dimensionIds } from '@/lib/rubric/dimensions'
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

export const deskEntry = z.discriminatedUnion('kind', [noteEntry, scoreEntry])
export type DeskEntry = z.infer<typeof deskEntry>

/** By what an entry is found: one a note, one a dimension. */
export const keyOf = (entry: DeskEntry) =>
  entry.kind === 'note' ? `note:${entry.id}` : `score:${entry.dimension}`

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
export function isKept(entry: DeskEntry, now: NoteView | Score): boolean {
  if (entry.kind === 'score') {
    const { level, moments } = now as Score
    return entry.level === level && JSON.stringify(entry.moments) === JSON.stringify(moments)
  }
  const note = now as NoteView
  return (
    !entry.isHeld &&
    entry.isDeleted === note.isDeleted &&
    (entry.isDeleted || cleanNote(entry.text) === note.text)
  )
}

/** A note that was also written elsewhere: both texts; whoever still writes in a deleted note has it back. */
export function rebaseNote(entry: NoteEntry, now: NoteView): NoteEntry {
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
export function rebaseScore(entry: ScoreEntry, now: Score): ScoreEntry {
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
  if (older.kind === 'score' || newer.kind === 'score') return newer
  return {
    ...newer,
    text: mergeNotes(older.base.text, older.text, newer.text),
    isDeleted: older.isDeleted && newer.isDeleted,
    isHeld: older.isHeld && newer.isHeld,
  }
}
