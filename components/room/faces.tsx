'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { ViewSharing } from '@/components/canvas/view-sharing'
import type { ParticipantState } from '@/lib/board/protocol'
import { leadGoneMs } from '@/lib/interview/ending'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { Tooltip } from '@/components/ui/tooltip'
import { Face } from '@/components/room/face'
import { PeopleList } from '@/components/room/people-list'
import { useLasting } from '@/components/room/use-lasting'
import { useViews } from '@/components/room/use-views'

/** How many faces fit the strip; the rest is a number. */
const shownFaces = 4

export interface FacesProps {
  roomId: string
  people: readonly ParticipantState[]
  selfId: string
  /** Null while there is no board to look at together. */
  views: ViewSharing | null
  maySummon: boolean
  /** Whether roles and places are this person's to give. */
  mayManage: boolean
}

/** Who is here, and who follows this view. The whole group opens the list of people. */
export function Faces(props: FacesProps) {
  const { people, selfId, views } = props
  const t = useTranslations('people')
  const roles = useTranslations('roles')
  const hands = useTranslations('hands')
  const [open, setOpen] = useState(false)
  const leavesForBoard = useRef(false)
  const { followers } = useViews(views)
  const lead = people.find(({ isHost }) => isHost)
  const leadAwayLong = useLasting(lead?.present === false, leadGoneMs)
  const present = people.filter((person) => person.present || person.id === selfId)
  // Who follows comes first, behind oneself: their mark must not hide in the number.
  const rank = ({ id }: ParticipantState) => (id === selfId ? 0 : followers.includes(id) ? 1 : 2)
  const inOrder = [...present].sort((a, b) => rank(a) - rank(b))
  const crowded = present.length > shownFaces
  const chosen = inOrder.slice(0, crowded ? shownFaces - 1 : shownFaces)
  const faces = present.filter((person) => chosen.includes(person))
  const rest = present.length - faces.length
  const following = followers.flatMap((id) => people.find((person) => person.id === id) ?? [])
  const describe = (person: ParticipantState) => {
    const name = person.id === selfId ? t('you', { name: person.name }) : person.name
    const words = [t('named', { name, role: roles(person.role) })]
    if (person.hand) words.push(hands(`wants.${person.hand.wants}`))
    if (followers.includes(person.id)) words.push(t('followsYou'))
    return words.join('. ')
  }
  const spoken = following.map(({ name }) => t('followsYouNamed', { name })).join(' ')
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger
        aria-label={[t('here', { count: present.length }), spoken].filter(Boolean).join('. ')}
        className="hit-44 flex shrink-0 items-center gap-1.5 rounded-full py-1"
      >
        {faces.map((person) => (
          <Tooltip key={person.id} label={describe(person)}>
            <span
              data-person={person.id}
              className={`flex rounded-full ${person.id === selfId ? '' : 'max-sm:[&:nth-child(n+3)]:hidden'}`}
            >
              <Face person={person} own={person.id === selfId} follows={followers.includes(person.id)} />
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
      <p role="status" className="sr-only">
        {spoken}
      </p>
      <PopoverContent
        aria-label={t('heading')}
        className="w-84 p-2"
        onCloseAutoFocus={(event) => {
          if (!leavesForBoard.current) return
          leavesForBoard.current = false
          event.preventDefault()
          views?.focusBoard()
        }}
      >
        <PeopleList
          {...props}
          present={present}
          leadAwayLong={leadAwayLong}
          onDone={() => {
            leavesForBoard.current = true
            setOpen(false)
          }}
        />
      </PopoverContent>
    </Popover>
  )
}
