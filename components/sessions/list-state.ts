import type { RoomPage } from '@/lib/room-list'

/** A page of the list, with the address it came from. */
export interface ListedPage extends RoomPage {
  path: string
}

/**
 * What can be said of the list at `path`, its first page. Until that comes, the pages of the search before may stand
 * in its place; they must never pass for what it found.
 */
export function listState({
  data,
  error,
  path,
}: {
  data: readonly ListedPage[] | undefined
  error: unknown
  path: string
}): { pages: readonly ListedPage[]; isLoading: boolean; hasFailed: boolean } {
  const isHere = data?.[0]?.path === path
  const hasFailed = !isHere && error !== undefined
  return { pages: hasFailed ? [] : (data ?? []), isLoading: !isHere && !hasFailed, hasFailed }
}
