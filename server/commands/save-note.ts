import { AppError } from '@/lib/errors'
import type { NoteView } from '@/lib/rubric/desk-view'
import type { Stamp } from '@/lib/rubric/scorecard'
import { presentNote } from '@/server/presenters/present-note'
import { requireInterview } from '@/server/queries/require-interview'
import type { Runtime } from '@/server/runtime'

/** A note as a browser sends it. Its text is clean already (lib/rubric/note-line.ts). */
export interface NoteInput extends Stamp {
  id: string
  text: string
  selection: string[]
  /** The version that was changed; 0 for a new one. */
  version: number
}

/**
 * Keeps a private note. Sent twice it is saved once; a note that was deleted comes back. When and where it was begun
 * is kept as it was first told. AppError conflict, with the note as it is now, when it was written elsewhere in the
 * meantime; not_found for a note of somebody else, so that nobody learns of it.
 */
export async function saveNote(
  runtime: Pick<Runtime, 'db' | 'now'>,
  author: { roomId: string; participantId: string },
  input: NoteInput,
): Promise<NoteView> {
  const { db } = runtime
  const { id, text, version, at, ...rest } = input
  const { roomId, participantId } = author
  await requireInterview(db, roomId)
  const updatedAt = new Date(runtime.now())
  const [made] = await db.note.createManyAndReturn({
    data: [{ id, roomId, participantId, text, at: new Date(at), updatedAt, ...rest }],
    skipDuplicates: true,
  })
  if (made) return presentNote(made)
  const mine = { id, roomId, participantId }
  const [changed] = await db.note.updateManyAndReturn({
    where: { ...mine, version, NOT: { text, deletedAt: null } },
    data: { text, version: { increment: 1 }, deletedAt: null, updatedAt },
  })
  if (changed) return presentNote(changed)
  const note = await db.note.findFirst({ where: mine })
  if (!note) throw new AppError('not_found')
  if (note.text === text && note.deletedAt === null) return presentNote(note)
  throw new AppError('conflict', {}, { note: presentNote(note) })
}
