'use client'

import { useTranslations } from 'next-intl'
import { titleProblem } from '@/lib/name'
import { useAsking } from '@/components/account/use-asking'
import { renameRoom } from '@/components/room/room-requests'
import type { RoomDialogProps } from '@/components/sessions/room-menu'
import { NameDialog } from '@/components/ui/name-dialog'

/** Another name for a room. */
export function RenameDialog({ room, onClose, onChanged }: RoomDialogProps) {
  const t = useTranslations('sessions')
  const words = useTranslations('fields')
  const { ask } = useAsking()

  async function save(title: string) {
    const problem = titleProblem(title)
    if (problem) return words(problem)
    const refusal = await ask(() => renameRoom(room.roomId, title))
    if (refusal) return refusal.fields.title ?? (refusal.message || t('actionFailed'))
    onChanged()
  }

  return (
    <NameDialog
      title={t('renameHeading')}
      words={{ close: t('close'), cancel: t('cancel'), submit: t('save') }}
      label={t('renameLabel')}
      hint={t('renameHint')}
      name={room.title}
      onSave={save}
      onClose={onClose}
    />
  )
}
