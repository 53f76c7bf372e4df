'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Archive, DoorOpen, SearchX } from 'lucide-react'
import {
  allRooms,
  readRoomSearch,
  roomListPath,
  type RoomPage,
  type RoomSearch,
  roomSections,
} from '@/lib/room-list'
import { type NamedProblem, RoomFilters } from '@/components/sessions/room-filters'
import { RoomMenu } from '@/components/sessions/room-menu'
import { RoomRow } from '@/components/sessions/room-row'
import { type RoomList as Rooms, useRoomList } from '@/components/sessions/use-room-list'
import { Button } from '@/components/ui/button'
import { useAddressSearch } from '@/components/ui/use-address-search'

const addressOf = (search: RoomSearch) => `/rooms${roomListPath(search, null)}`

/** Somebody's rooms, to find again and to put in order. `first` is what the page came with, at `now` (ms since 1970). */
export function RoomList({
  first,
  now,
  problems,
}: {
  first: { search: RoomSearch; page: RoomPage }
  now: number
  problems: readonly NamedProblem[]
}) {
  const t = useTranslations('sessions')
  const { search, found, change } = useAddressSearch(addressOf, (query) => readRoomSearch(query, problems))
  const list = useRoomList(found, first)
  const { rooms, hasMore } = list
  const { whole, changed } = useFocusKept(list)
  const leaveArchived = () => {
    // Its button goes; the keyboard goes on from the list.
    whole.current?.focus()
    change({ isArchived: false })
  }
  return (
    <div ref={whole} tabIndex={-1} className="flex flex-col gap-6 outline-none">
      <RoomFilters search={search} problems={problems} onChange={change} />
      {search.isArchived ? <ArchivedHeading onLeave={leaveArchived} /> : null}
      <p role="status" className="sr-only">
        {list.isLoading ? t('loading') : t(hasMore ? 'foundMore' : 'found', { count: rooms.length })}
      </p>
      {list.hasFailed ? (
        <div role="alert" className="flex flex-col items-start gap-3 text-label">
          <p>{t('failed')}</p>
          <Button onClick={() => void list.refresh()}>{t('retry')}</Button>
        </div>
      ) : list.isLoading && rooms.length === 0 ? (
        <Waiting />
      ) : rooms.length === 0 ? (
        <Nothing search={search} hasArchived={list.hasArchived} onShow={change} />
      ) : (
        <div
          aria-busy={list.isLoading}
          className={`flex flex-col gap-6 transition-opacity duration-120 ${list.isLoading ? 'opacity-50' : ''}`}
        >
          <Sections list={list} now={now} onChanged={changed} />
        </div>
      )}
      {hasMore && !list.isLoading ? (
        <Button size="large" className="self-center" busy={list.isLoadingMore} onClick={list.showMore}>
          {t('more')}
        </Button>
      ) : null}
    </div>
  )
}

/** Says that these are the rooms that were put aside, and leads back. */
function ArchivedHeading({ onLeave }: { onLeave: () => void }) {
  const t = useTranslations('sessions')
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <div className="flex min-w-0 flex-col gap-1">
        <h2 className="flex items-center gap-2 text-title font-semibold">
          <Archive aria-hidden size={18} className="text-text2" />
          {t('archivedHeading')}
        </h2>
        <p className="text-ui text-text2">{t('archivedLead')}</p>
      </div>
      <Button onClick={onLeave}>{t('archivedLeave')}</Button>
    </div>
  )
}

/** Where a row goes with the menu that had the focus, the next row's menu takes it, or else the list itself. */
function useFocusKept({ rooms, refresh }: Rooms) {
  const whole = useRef<HTMLDivElement>(null)
  const used = useRef<{ roomId: string; place: number } | null>(null)
  useEffect(() => {
    if (!used.current || rooms.some(({ roomId }) => roomId === used.current?.roomId)) return
    const { place } = used.current
    used.current = null
    // Whoever has gone on to something else by now stays there.
    if (document.activeElement !== document.body) return
    const menus = whole.current?.querySelectorAll<HTMLElement>('[data-room-menu]')
    const next = menus?.[Math.min(place, menus.length - 1)] ?? whole.current
    next?.focus()
  }, [rooms])
  const changed = (roomId: string) => {
    const menus = [...(whole.current?.querySelectorAll<HTMLElement>('[data-room-menu]') ?? [])]
    used.current = { roomId, place: menus.findIndex((menu) => menu.dataset.roomMenu === roomId) }
    void refresh()
  }
  return { whole, changed }
}

function Sections({
  list,
  now,
  onChanged,
}: {
  list: Rooms
  now: number
  onChanged: (roomId: string) => void
}) {
  const t = useTranslations('sessions')
  return roomSections.map((section) => {
    const rooms = list.rooms.filter((room) => room.section === section)
    if (rooms.length === 0) return null
    return (
      <section key={section} aria-labelledby={`rooms-${section}`} className="flex flex-col gap-2">
        <h2 id={`rooms-${section}`} className="text-label font-semibold text-text2">
          {t(`sections.${section}`)}
        </h2>
        <ul className="divide-y divide-line rounded-card border border-line bg-surface">
          {rooms.map((room) => (
            <RoomRow
              key={room.roomId}
              room={room}
              now={now}
              menu={<RoomMenu room={room} onChanged={() => onChanged(room.roomId)} />}
            />
          ))}
        </ul>
      </section>
    )
  })
}

/** Why the list is empty, and what to do. */
function Nothing({
  search,
  hasArchived,
  onShow,
}: {
  search: RoomSearch
  hasArchived: boolean
  onShow: (search: RoomSearch) => void
}) {
  const t = useTranslations('sessions')
  const { text, role, kind, problem, feedback } = search
  const isNarrowed = text !== '' || [role, kind, problem, feedback].some((filter) => filter !== null)
  const Icon = isNarrowed ? SearchX : search.isArchived ? Archive : DoorOpen
  return (
    <section className="flex flex-col items-start gap-4 rounded-card border border-dashed border-line p-6 sm:p-8">
      <Icon aria-hidden size={24} className="text-text3" />
      {isNarrowed || search.isArchived ? (
        <>
          <p className="max-w-140 text-label text-text2">
            {t(isNarrowed ? 'nothingFound' : 'nothingArchived')}
          </p>
          <Button onClick={() => onShow(allRooms)}>{t('showAll')}</Button>
        </>
      ) : hasArchived ? (
        <>
          <p className="max-w-140 text-label text-text2">{t('everythingArchived')}</p>
          <div className="flex flex-wrap gap-2">
            <Button size="large" onClick={() => onShow({ ...allRooms, isArchived: true })}>
              {t('showArchived')}
            </Button>
            <StartButtons />
          </div>
        </>
      ) : (
        <>
          <div className="flex flex-col gap-1">
            <h2 className="text-title font-semibold">{t('emptyHeading')}</h2>
            <p className="max-w-140 text-label text-text2">{t('emptyBody')}</p>
          </div>
          <StartButtons />
        </>
      )}
    </section>
  )
}

/** The ways to a new room. */
export function StartButtons() {
  const t = useTranslations('sessions')
  return (
    <div className="flex flex-wrap gap-2">
      <Button asChild variant="primary" size="large">
        <Link href="/">{t('start')}</Link>
      </Button>
      <Button asChild size="large">
        <Link href="/new">{t('newInterview')}</Link>
      </Button>
    </div>
  )
}

function Waiting() {
  return (
    <ul aria-hidden className="divide-y divide-line rounded-card border border-line bg-surface">
      {[0, 1, 2].map((row) => (
        <li key={row} className="flex animate-breathe flex-col gap-2.5 px-5 py-4">
          <span className="h-4 w-1/3 rounded-chip bg-sunken" />
          <span className="h-3.5 w-1/2 rounded-chip bg-sunken" />
        </li>
      ))}
    </ul>
  )
}
