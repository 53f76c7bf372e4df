'use client'

import { useDeferredValue, useEffect, useState } from 'react'
import useSWRInfinite from 'swr/infinite'
import { type RoomItem, type RoomPage, type RoomSearch, roomListPath } from '@/lib/room-list'
import { type ListedPage, listState } from '@/components/sessions/list-state'
import { listRooms, roomsPath } from '@/components/sessions/session-requests'

/** Whoever types is asked for so long, in ms, before the list follows. */
const restMs = 250
/** Who is in a room changes while one looks at the list. */
const refreshMs = 30_000

export interface RoomList {
  rooms: RoomItem[]
  /** There are more than these. */
  hasMore: boolean
  /** There are none here, but some that were put away. */
  hasArchived: boolean
  /** The first rooms, or those of a new search, are on their way; of the last search there may be rooms until then. */
  isLoading: boolean
  isLoadingMore: boolean
  hasFailed: boolean
  showMore: () => void
  /** Asks for everything on screen again. */
  refresh: () => Promise<unknown>
}

/** The rooms that a search finds, page after page. `first` is what the page came with, for the search it came with. */
export function useRoomList(search: RoomSearch, first: { search: RoomSearch; page: RoomPage }): RoomList {
  const asked = useDeferredValue(useRested(search))
  const isFirst = roomListPath(asked, null) === roomListPath(first.search, null)
  const path = roomsPath(asked, null)
  const { data, error, size, setSize, mutate, isValidating } = useSWRInfinite<ListedPage, unknown>(
    (index: number, before: ListedPage | null) =>
      index > 0 && !before?.next ? null : roomsPath(asked, before?.next ?? null),
    async (of: string) => ({ ...(await listRooms(of)), path: of }),
    {
      ...(isFirst && { fallbackData: [{ ...first.page, path }] }),
      keepPreviousData: true,
      refreshInterval: refreshMs,
      revalidateFirstPage: true,
    },
  )
  const address = `/rooms${roomListPath(asked, null).replace(/^\?$/, '')}`
  useEffect(() => {
    // Who comes back to a search finds it in the address. Once for each: the router takes it as a way to go, and would
    // forget the one to a room that was just clicked.
    window.history.replaceState(null, '', address)
  }, [address])
  const { pages, isLoading, hasFailed } = listState({ data, error, path })
  return {
    rooms: withoutRepeats(pages.flatMap(({ rooms }) => rooms)),
    hasMore: Boolean(pages.at(-1)?.next),
    hasArchived: pages.at(-1)?.hasArchived ?? false,
    isLoading,
    isLoadingMore: isValidating && !isLoading && size > pages.length,
    hasFailed,
    showMore: () => void setSize(size + 1),
    refresh: () => mutate(),
  }
}

/** A room that somebody has entered between two pages stands on both. */
function withoutRepeats(rooms: readonly RoomItem[]): RoomItem[] {
  return [...new Map(rooms.map((room) => [room.roomId, room])).values()]
}

/** The search, with its text as it is when typing rests. */
function useRested(search: RoomSearch): RoomSearch {
  const [text, setText] = useState(search.text)
  useEffect(() => {
    const timer = setTimeout(() => setText(search.text), restMs)
    return () => clearTimeout(timer)
  }, [search.text])
  return { ...search, text: search.text === '' ? '' : text }
}
