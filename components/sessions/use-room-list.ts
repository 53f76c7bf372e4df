'use client'

import useSWRInfinite from 'swr/infinite'
import { type RoomItem, type RoomPage, type RoomSearch, roomListPath } from '@/lib/room-list'
import { type ListedPage, listState } from '@/components/sessions/list-state'
import { listRooms, roomsPath } from '@/components/sessions/session-requests'

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
  const isFirst = roomListPath(search, null) === roomListPath(first.search, null)
  const path = roomsPath(search, null)
  const { data, error, size, setSize, mutate, isValidating } = useSWRInfinite<ListedPage, unknown>(
    (index: number, before: ListedPage | null) =>
      index > 0 && !before?.next ? null : roomsPath(search, before?.next ?? null),
    async (of: string) => ({ ...(await listRooms(of)), path: of }),
    {
      ...(isFirst && { fallbackData: [{ ...first.page, path }] }),
      keepPreviousData: true,
      refreshInterval: refreshMs,
      revalidateFirstPage: true,
    },
  )
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
