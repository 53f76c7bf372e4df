'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { NoteField } from '@/components/rubric/note-field'

/** A note that is being changed, with the caret behind it. */
export function EditedNote({
  note,
  onText,
  onDone,
  onBlur,
}: {
  note: { text: string }
  onText: (text: string) => void
  onDone: () => void
  onBlur: () => void
}) {
  const t = useTranslations('notes')
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const { current } = field
    current?.focus()
    current?.setSelectionRange(current.value.length, current.value.length)
  }, [])
  return (
    <NoteField
      field={field}
      value={note.text}
      aria-label={t('editing')}
      onText={onText}
      onDone={onDone}
      onLeave={onDone}
      onBlur={onBlur}
      className="min-w-0 flex-1 rounded-chip ring-2 ring-accent ring-offset-2 ring-offset-private"
    />
  )
}
