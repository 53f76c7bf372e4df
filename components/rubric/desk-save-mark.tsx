'use client'

import { useTranslations } from 'next-intl'
import { useDesk } from '@/components/rubric/use-desk'
import { toast } from '@/components/ui/toast'

/** Whether notes and scores are safe, quietly; and a way out with them for whoever has lost the desk. */
export function DeskSaveMark() {
  const t = useTranslations('notes')
  const { save, isClosed, notes, draft } = useDesk()
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text)
      toast.done(t('copied'))
    } catch {
      toast.failed(t('copyFailed'))
    }
  }
  if (isClosed && save.unsaved > 0) {
    const text = [...notes, ...(draft ? [draft] : [])].map((note) => note.text).join('\n')
    return (
      <span className="flex shrink-0 items-center gap-2 text-over">
        {t('closed')}
        <button type="button" className="hit-44 font-semibold text-accent" onClick={() => void copy(text)}>
          {t('copy')}
        </button>
      </span>
    )
  }
  return (
    <span
      data-testid="desk-save"
      data-save={save.state}
      role={save.state === 'offline' ? 'status' : undefined}
      className={`shrink-0 ${save.state === 'offline' ? 'text-over' : ''}`}
    >
      {save.state === 'offline' ? t('offline', { count: save.unsaved }) : t(save.state)}
    </span>
  )
}
