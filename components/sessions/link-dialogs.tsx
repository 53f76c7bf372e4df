'use client'

import { useTranslations } from 'next-intl'
import { CalendarFields } from '@/components/interview/calendar-form'
import { ShareLinks } from '@/components/room/share-links'
import type { RoomDialogProps } from '@/components/sessions/room-menu'
import { Dialog, DialogContent } from '@/components/ui/dialog'

/** The links of a room: to copy, make anew and turn off (J1). */
export function LinksDialog({ room, onClose }: RoomDialogProps) {
  const t = useTranslations('sessions')
  const share = useTranslations('share')
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={t('linksHeading', { title: room.title })}
        lead={share('lead')}
        closeLabel={t('close')}
      >
        <div className="-m-5">
          <ShareLinks roomId={room.roomId} />
        </div>
      </DialogContent>
    </Dialog>
  )
}

/** A planned interview as a calendar file. */
export function CalendarDialog({ room, onClose }: RoomDialogProps) {
  const t = useTranslations('sessions')
  const setup = useTranslations('setup')
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent title={setup('calendarHeading')} lead={setup('calendarLead')} closeLabel={t('close')}>
        <div className="flex flex-col gap-4">
          <CalendarFields roomId={room.roomId} />
        </div>
      </DialogContent>
    </Dialog>
  )
}
