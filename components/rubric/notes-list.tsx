'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Trash2 } from 'lucide-react'
import { returnToBoard } from '@/components/canvas/board-hold'
import { EditedNote } from '@/components/rubric/edited-note'
import { NoteText } from '@/components/rubric/note-text'
import type { ShownNote } from '@/components/rubric/desk-outbox'
import { useDesk } from '@/components/rubric/use-desk'
import { toast } from '@/components/ui/toast'
import { clockFigure } from '@/lib/stage/plan-time'

/** What one has noted, newest last (C3). A click puts the caret into a note. */
export function NotesList() {
  const t = useTranslations('notes')
  const { notes, outbox, mayWrite } = useDesk()
  const [editing, setEditing] = useState<string | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const newest = notes.at(-1)?.id
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [newest])
  if (!mayWrite || notes.length === 0) return null
  const remove = (note: ShownNote) => {
    outbox.remove(note.id)
    toast.offer(t('deleted'), { label: t('undo'), onSelect: () => outbox.restore(note) })
  }
  const leave = (note: ShownNote) => {
    setEditing(null)
    if (note.text.trim() === '') remove(note)
  }
  return (
    <ul
      ref={list}
      aria-label={t('title')}
      className="flex max-h-[34%] min-h-0 shrink-0 flex-col gap-0.5 overflow-y-auto border-t border-line px-1.5 py-1.5"
    >
      {notes.map((note) => (
        <li key={note.id} className="group rounded-control hover:bg-surface/60">
          <div className="flex items-start gap-2 px-1.5 py-1">
            <span className="w-10 shrink-0 text-text3">{clockFigure(note.elapsedMs, 'down')}</span>
            {editing === note.id ? (
              <EditedNote
                note={note}
                onText={(text) => outbox.write(note.id, text)}
                onDone={() => {
                  leave(note)
                  returnToBoard()
                }}
                onBlur={() => leave(note)}
              />
            ) : (
              <>
                <button
                  type="button"
                  aria-label={t('edit', { text: note.text })}
                  onClick={() => setEditing(note.id)}
                  className="flex min-w-0 flex-1 items-start gap-2 rounded-chip text-left"
                >
                  <NoteText text={note.text} />
                </button>
                <button
                  type="button"
                  aria-label={t('delete', { text: note.text })}
                  onClick={() => remove(note)}
                  className="hit-44 grid size-5 shrink-0 place-items-center rounded-chip text-text3 opacity-0 group-hover:opacity-100 hover:text-danger focus-visible:opacity-100 max-[899px]:opacity-100"
                >
                  <Trash2 aria-hidden size={14} />
                </button>
              </>
            )}
          </div>
          {note.refused ? (
            <p role="alert" className="px-1.5 pb-1 text-meta text-danger">
              {t('refused', { why: note.refused })}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
