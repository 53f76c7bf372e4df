'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Users } from 'lucide-react'
import type { ParticipantState } from '@/lib/board/protocol'
import { Button } from '@/components/ui/button'
import type { FacesProps } from '@/components/room/faces'
import { TakeOver } from '@/components/interview/take-over'
import { PersonRow } from '@/components/room/person-row'
import { useRoomScene } from '@/components/room/room-context'
import { useViews } from '@/components/room/use-views'

/** As it stands on the keyboard. */
const bringKey = 'Shift J'

interface PeopleListProps extends FacesProps {
  present: readonly ParticipantState[]
  /** The lead has been gone for so long that somebody else may take over. */
  leadAwayLong: boolean
  /** Something was chosen that is seen on the board: the list makes room. */
  onDone: () => void
}

/** Everyone of the room by name: whom to follow, and for those who may, who does what. */
export function PeopleList({
  roomId,
  people,
  present,
  selfId,
  views,
  maySummon,
  mayManage,
  leadAwayLong,
  onDone,
}: PeopleListProps) {
  const t = useTranslations('people')
  const { interview } = useRoomScene()
  const [spoken, setSpoken] = useState('')
  const { following, followers, reachable } = useViews(views)
  const away = people.filter((person) => !present.includes(person))
  const mayCall = maySummon && views !== null && present.some(({ id }) => id !== selfId)
  return (
    <>
      <h2 className="px-2 pt-1 pb-2 text-meta text-text3">{t('heading')}</h2>
      <ul className="flex flex-col">
        {[...present, ...away].map((person) => (
          <PersonRow
            key={person.id}
            roomId={roomId}
            person={person}
            own={person.id === selfId}
            away={away.includes(person)}
            follows={followers.includes(person.id)}
            followed={following === person.id}
            mayFollow={reachable.includes(person.id)}
            mayManage={mayManage && person.id !== selfId}
            isInterview={interview !== null}
            onFollow={(follow) => {
              if (!follow) return views?.stopFollowing()
              views?.follow(person.id)
              onDone()
            }}
            say={setSpoken}
          />
        ))}
      </ul>
      <TakeOver roomId={roomId} people={people} selfId={selfId} awayLong={leadAwayLong} />
      {mayCall ? (
        <div className="mt-2 border-t border-line pt-2">
          <Button
            variant="ghost"
            className="w-full justify-start px-2"
            aria-keyshortcuts="Shift+J"
            onClick={() => {
              views.summon()
              onDone()
            }}
          >
            <Users aria-hidden size={16} />
            <span className="grow text-left">{t('bring')}</span>
            <kbd aria-hidden className="font-sans text-meta font-normal text-text3">
              {bringKey}
            </kbd>
          </Button>
        </div>
      ) : null}
      <p role="status" className="sr-only">
        {spoken}
      </p>
    </>
  )
}
