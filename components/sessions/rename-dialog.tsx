'use client'

import { useTranslations } from 'next-intl'
import { titleProblem } from '@/lib/name'
import { renameRoom } from '@/components/room/room-requests'
import { NameDialog } from '@/components/sessions/name-dialog'
import type { RoomDialogProps } from '@/components/sessions/room-menu'

/** Another name for a room. */
export function RenameDialog({ room, ...then }: RoomDialogProps) {
  const t = useTranslations('sessions')
  return (
    <NameDialog
      title={t('renameHeading')}
      label={t('renameLabel')}
      hint={t('renameHint')}
      name={room.title}
      problemOf={titleProblem}
      send={(title) => renameRoom(room.roomId, title)}
      {...then}
    />
  )
}
