'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import useSWR from 'swr'
import { LoaderCircle } from 'lucide-react'
import { can } from '@/lib/permissions'
import type { RoomPeople } from '@/lib/room-view'
import { PersonRow } from '@/components/room/person-row'
import type { RoomDialogProps } from '@/components/sessions/room-menu'
import { listPeople, peoplePath } from '@/components/sessions/session-requests'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'

/** Who is in a room, with which role; its lead changes that and takes people out (R1, R3). */
export function PeopleDialog({ room, onClose, onChanged }: RoomDialogProps) {
  const t = useTranslations('sessions')
  const { roomId, role, phase, isHost, kind } = room
  const [spoken, setSpoken] = useState('')
  const { data, error, mutate } = useSWR<RoomPeople, unknown>(peoplePath(roomId), listPeople)
  const mayManage = can(role, phase, 'people.manage', { isHost })
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={t('peopleHeading', { title: room.title })}
        {...(mayManage && { lead: t('peopleLead') })}
        closeLabel={t('close')}
      >
        {data ? (
          <ul className="-mx-2 flex flex-col">
            {data.people.map((person) => (
              <PersonRow
                key={person.id}
                roomId={roomId}
                person={person}
                own={person.id === data.selfId}
                away={!person.present}
                follows={false}
                followed={false}
                mayFollow={false}
                mayManage={mayManage && person.id !== data.selfId}
                isInterview={kind !== 'pair'}
                onFollow={() => undefined}
                say={setSpoken}
                onChanged={() => {
                  void mutate()
                  onChanged()
                }}
              />
            ))}
          </ul>
        ) : error ? (
          <div role="alert" className="flex flex-col items-start gap-3">
            <p>{t('peopleFailed')}</p>
            <Button onClick={() => void mutate()}>{t('retry')}</Button>
          </div>
        ) : (
          <p role="status" className="flex items-center gap-2 text-text2">
            <LoaderCircle aria-hidden size={16} className="animate-spin" />
            {t('peopleLoading')}
          </p>
        )}
        <p role="status" className="sr-only">
          {spoken}
        </p>
      </DialogContent>
    </Dialog>
  )
}
