'use client'

import { useTranslations } from 'next-intl'
import { MomentLink } from '@/components/feedback/point-moment'
import type { ShownNote } from '@/components/rubric/desk-outbox'
import { NoteText } from '@/components/rubric/note-text'

/** What one has noted, to read while writing. */
export function OwnNotes({ notes }: { notes: readonly ShownNote[] }) {
  const t = useTranslations('feedback')
  if (notes.length === 0) return null
  return (
    <details className="px-3 py-2">
      <summary className="flex min-h-11 cursor-pointer items-center text-ui font-semibold">
        {t('notes', { count: notes.length })}
      </summary>
      <ul className="flex flex-col gap-1.5 pb-2">
        {notes.map((note) => (
          <li key={note.id} className="flex items-start gap-2">
            <span className="w-16 shrink-0">
              <MomentLink moment={note} />
            </span>
            <NoteText text={note.text} />
          </li>
        ))}
      </ul>
    </details>
  )
}
