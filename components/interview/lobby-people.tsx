'use client'

import { useTranslations } from 'next-intl'
import { Face } from '@/components/room/face'
import { useRoomScene } from '@/components/room/room-context'

/** Who is in the room, who of them is here, and what each of them does (J4). */
export function LobbyPeople() {
  const people = useTranslations('people')
  const roles = useTranslations('roles')
  const t = useTranslations('lobby')
  const { state, viewer } = useRoomScene()
  const everyone = [...(state?.participants ?? [])].sort((a, b) => Number(b.present) - Number(a.present))
  return (
    <ul aria-label={t('people')} className="flex flex-col gap-2">
      {everyone.map((person) => {
        const isSelf = person.id === viewer.participantId
        const away = !person.present && !isSelf
        return (
          <li key={person.id} className="flex min-w-0 items-center gap-2.5">
            <Face person={person} own={isSelf} away={away} />
            <span className="min-w-0 grow truncate text-ui">
              <bdi className={away ? 'text-text2' : 'font-semibold'}>
                {isSelf ? people('you', { name: person.name }) : person.name}
              </bdi>
            </span>
            <span className="shrink-0 text-meta text-text2">
              {away ? people('awayRole', { role: roles(person.role) }) : roles(person.role)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
