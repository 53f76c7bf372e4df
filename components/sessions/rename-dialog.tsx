'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { titleProblem } from '@/lib/name'
import { RequestRefused } from '@/components/room/request'
import { renameRoom } from '@/components/room/room-requests'
import type { RoomDialogProps } from '@/components/sessions/room-menu'
import { Field } from '@/components/ui/field'
import { FormDialog } from '@/components/ui/form-dialog'

/** Another name for a room. */
export function RenameDialog({ room, onClose, onChanged }: RoomDialogProps) {
  const t = useTranslations('sessions')
  const words = useTranslations('fields')
  const [title, setTitle] = useState(room.title)
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)

  async function save() {
    const problem = titleProblem(title)
    if (problem) return setError(words(problem))
    setBusy(true)
    try {
      await renameRoom(room.roomId, title)
      onChanged()
      onClose()
    } catch (failure) {
      if (!(failure instanceof RequestRefused)) throw failure
      setError(failure.fields.title ?? (failure.message || t('actionFailed')))
      setBusy(false)
    }
  }

  return (
    <FormDialog
      title={t('renameHeading')}
      words={{ close: t('close'), cancel: t('cancel'), submit: t('save') }}
      isBusy={busy}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Field
        name="title"
        label={t('renameLabel')}
        hint={t('renameHint')}
        error={error}
        value={title}
        autoComplete="off"
        autoFocus
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTitle(event.target.value)}
      />
    </FormDialog>
  )
}
