import type { NoteView } from '@/lib/rubric/desk-view'
import type { Note } from '@/server/db/generated/client'

/** A note as those see it who may. */
export function presentNote(note: Note): NoteView {
  return {
    id: note.id,
    at: note.at.getTime(),
    elapsedMs: note.elapsedMs,
    stage: note.stage,
    text: note.text,
    selection: note.selection,
    version: note.version,
    isDeleted: note.deletedAt !== null,
  }
}
