import { AppError } from '@/lib/errors'
import type { NoteView } from '@/lib/rubric/desk-view'
import { presentNote } from '@/server/presenters/present-note'
import type { Runtime } from '@/server/runtime'

/**
 * Takes a private note away; saving it again brings it back. AppError conflict, with the note as it is now, when it
 * was written elsewhere in the meantime: what is new is not lost. not_found for a note of somebody else.
 */
export async function deleteNote(
  runtime: Pick<Runtime, 'db' | 'now'>,
  author: { roomId: string; participantId: string },
  input: { id: string; version: number },
): Promise<NoteView> {
  const { roomId, participantId } = author
  const mine = { id: input.id, roomId, participantId }
  const now = new Date(runtime.now())
  const [deleted] = await runtime.db.note.updateManyAndReturn({
    where: { ...mine, version: input.version, deletedAt: null },
    data: { deletedAt: now, updatedAt: now, version: { increment: 1 } },
  })
  if (deleted) return presentNote(deleted)
  const note = await runtime.db.note.findFirst({ where: mine })
  if (!note) throw new AppError('not_found')
  if (note.deletedAt !== null) return presentNote(note)
  throw new AppError('conflict', {}, { note: presentNote(note) })
}
