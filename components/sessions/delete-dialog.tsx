'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormError } from '@/components/room/form-error'
import { RequestRefused } from '@/components/room/request'
import type { RoomItem } from '@/lib/room-list'
import { deleteRoom } from '@/components/sessions/session-requests'
import { isolated } from '@/components/ui/isolated'
import { SureDialog } from '@/components/ui/sure-dialog'
import { toast } from '@/components/ui/toast'

/** Asks before a room goes for everybody, and says what goes with it (O6). */
export function DeleteDialog({
  room,
  onClose,
  onChanged,
}: {
  room: Pick<RoomItem, 'roomId' | 'title' | 'kind' | 'isLive'>
  onClose: () => void
  /** It is gone. */
  onChanged: () => void
}) {
  const t = useTranslations('sessions')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const { title } = room

  async function remove() {
    setBusy(true)
    setError(undefined)
    try {
      await deleteRoom(room.roomId)
      toast.done(t('deleted', { title }))
      onClose()
      onChanged()
    } catch (failure) {
      if (!(failure instanceof RequestRefused)) throw failure
      setError(failure.message || t('actionFailed'))
      setBusy(false)
    }
  }

  return (
    <SureDialog
      words={{ title: t('deleteHeading'), close: t('close'), cancel: t('cancel'), sure: t('deleteYes') }}
      busy={busy}
      onSure={() => void remove()}
      onClose={onClose}
      error={<FormError message={error} />}
    >
      <div className="flex flex-col gap-3 text-label">
        <p>{t.rich('deleteLead', { title, b: isolated })}</p>
        <ul className="flex list-disc flex-col gap-1 pl-5 text-text2">
          <li>{t('deleteBoard')}</li>
          {room.kind === 'pair' ? null : <li>{t('deleteNotes')}</li>}
          <li>{t('deleteLinks')}</li>
        </ul>
        {room.isLive ? <p className="font-semibold">{t('deleteLive')}</p> : null}
      </div>
    </SureDialog>
  )
}
