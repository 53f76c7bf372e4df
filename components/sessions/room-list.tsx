'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Archive, DoorOpen, SearchX } from 'lucide-react'
import { allRooms, type RoomPage, type RoomSearch, roomSections } from '@/lib/room-list'
import { RoomFilters } from '@/components/sessions/room-filters'
import { RoomMenu } from '@/components/sessions/room-menu'
import { RoomRow } from '@/components/sessions/room-row'
import { type RoomList as Rooms, useRoomList } from '@/components/sessions/use-room-list'
import { Button } from '@/components/ui/button'

/** Somebody's rooms, to find again and to put in order. `first` is what the page came with, at `now` (ms since 1970). */
export function RoomList({ first, now }: { first: { search: RoomSearch; page: RoomPage }; now: number }) {
  const t = useTranslations('sessions')
  const [search, setSearch] = useState(first.search)
  const list = useRoomList(search, first)
  const { rooms, hasMore } = list
  return (
    <div className="flex flex-col gap-6">
      <RoomFilters search={search} onChange={(change) => setSearch({ ...search, ...change })} />
      <p role="status" className="sr-only">
        {list.isLoading ? t('loading') : t(hasMore ? 'foundMore' : 'found', { count: rooms.length })}
      </p>
      {list.hasFailed ? (
        <div role="alert" className="flex flex-col items-start gap-3 text-label">
          <p>{t('failed')}</p>
          <Button onClick={() => void list.refresh()}>{t('retry')}</Button>
        </div>
      ) : list.isLoading ? (
        <Waiting />
      ) : rooms.length === 0 ? (
        <Nothing search={search} onShowAll={() => setSearch(allRooms)} />
      ) : (
        <Sections list={list} now={now} />
      )}
      {hasMore ? (
        <Button size="large" className="self-center" busy={list.isLoadingMore} onClick={list.showMore}>
          {t('more')}
        </Button>
      ) : null}
    </div>
  )
}

function Sections({ list, now }: { list: Rooms; now: number }) {
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
              menu={<RoomMenu room={room} onChanged={() => void list.refresh()} />}
            />
          ))}
        </ul>
      </section>
    )
  })
}

/** Why the list is empty, and what to do. */
function Nothing({ search, onShowAll }: { search: RoomSearch; onShowAll: () => void }) {
  const t = useTranslations('sessions')
  const isNarrowed = search.text !== '' || search.role !== null || search.kind !== null
  const Icon = isNarrowed ? SearchX : search.isArchived ? Archive : DoorOpen
  return (
    <section className="flex flex-col items-start gap-4 rounded-card border border-dashed border-line p-6 sm:p-8">
      <Icon aria-hidden size={24} className="text-text3" />
      {isNarrowed || search.isArchived ? (
        <>
          <p className="max-w-140 text-label text-text2">
            {t(isNarrowed ? 'nothingFound' : 'nothingArchived')}
          </p>
          <Button onClick={onShowAll}>{t('showAll')}</Button>
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
