'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { titleProblem } from '@/lib/name'
import { RequestRefused } from '@/components/room/request'
import { renameRoom } from '@/components/room/room-requests'
import type { RoomDialogProps } from '@/components/sessions/room-menu'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'

/** Another name for a room. */
export function RenameDialog({ room, onClose, onChanged }: RoomDialogProps) {
  const t = useTranslations('sessions')
  const words = useTranslations('fields')
  const form = useId()
  const [title, setTitle] = useState(room.title)
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)

  async function save(event: FormEvent) {
    event.preventDefault()
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
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={t('renameHeading')}
        closeLabel={t('close')}
        footer={
          <>
            <DialogClose asChild>
              <Button size="large">{t('cancel')}</Button>
            </DialogClose>
            <Button type="submit" form={form} variant="primary" size="large" busy={busy}>
              {t('save')}
            </Button>
          </>
        }
      >
        <form id={form} noValidate onSubmit={(event) => void save(event)}>
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
        </form>
      </DialogContent>
    </Dialog>
  )
}
