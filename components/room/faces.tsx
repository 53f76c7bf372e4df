'use client'

import { useTranslations } from 'next-intl'
import type { ParticipantState } from '@/lib/board/protocol'
import { initials } from '@/lib/initials'
import { personColor } from '@/lib/people-colors'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { Tooltip } from '@/components/ui/tooltip'

/** How many faces fit the strip; the rest is a number. */
const shownFaces = 4

/** Who is here. The whole group opens the list of names and roles. */
export function Faces({ people, selfId }: { people: readonly ParticipantState[]; selfId: string }) {
  const t = useTranslations('people')
  const roles = useTranslations('roles')
  const named = (person: ParticipantState) =>
    person.id === selfId ? t('you', { name: person.name }) : person.name
  const present = people.filter((person) => person.present || person.id === selfId)
  const away = people.filter((person) => !present.includes(person))
  const faces = present.slice(0, present.length > shownFaces ? shownFaces - 1 : shownFaces)
  const rest = present.length - faces.length
  return (
    <Popover>
      <PopoverTrigger
        aria-label={t('here', { count: present.length })}
        className="hit-44 flex shrink-0 items-center gap-1.5 rounded-full py-1"
      >
        {faces.map((person) => (
          <Tooltip key={person.id} label={t('named', { name: named(person), role: roles(person.role) })}>
            <span
              className={`flex rounded-full ${person.id === selfId ? '' : 'max-sm:[&:nth-child(n+3)]:hidden'}`}
            >
              <Face person={person} own={person.id === selfId} />
            </span>
          </Tooltip>
        ))}
        {rest > 0 ? (
          <span
            aria-hidden
            data-rest={t('more', { count: rest })}
            className="grid size-7 place-items-center rounded-full bg-sunken text-badge font-semibold text-text2 shadow-[0_0_0_2px_var(--surface)] before:content-[attr(data-rest)]"
          />
        ) : null}
      </PopoverTrigger>
      <PopoverContent aria-label={t('heading')} className="w-64 p-2">
        <h2 className="px-2 pt-1 pb-2 text-meta text-text3">{t('heading')}</h2>
        <ul className="flex flex-col">
          {[...present, ...away].map((person) => (
            <li key={person.id} className="flex min-h-11 items-center gap-3 px-2">
              <Face person={person} own={person.id === selfId} away={away.includes(person)} />
              <span className="min-w-0">
                <bdi className="block truncate font-semibold">{named(person)}</bdi>
                <span className="block text-meta text-text2">
                  {away.includes(person) ? t('awayRole', { role: roles(person.role) }) : roles(person.role)}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </PopoverContent>
    </Popover>
  )
}

/**
 * A disc in the person's colour, grey when away; one's own has a ring. The initials are drawn as
 * generated content: a picture of the person, not a part of the button's name.
 */
function Face({ person, own, away = false }: { person: ParticipantState; own: boolean; away?: boolean }) {
  return (
    <span
      aria-hidden
      data-initials={initials(person.name)}
      style={away ? undefined : { backgroundColor: personColor(person.color) }}
      className={`grid size-7 shrink-0 place-items-center rounded-full text-badge font-semibold before:content-[attr(data-initials)] ${away ? 'bg-sunken text-text2' : 'text-white'} ${own ? 'shadow-[0_0_0_2px_var(--surface),0_0_0_3.5px_var(--text2)]' : 'shadow-[0_0_0_2px_var(--surface)]'}`}
    />
  )
}
