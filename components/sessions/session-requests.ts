import { send } from '@/components/room/request'
import type { KeepChoice } from '@/lib/room-keeping'
import { type RoomPage, type RoomSearch, roomListPath } from '@/lib/room-list'
import type { RoomPeople } from '@/lib/room-view'

/** The address of a part of the list; see lib/room-list.ts. */
export const roomsPath = (search: RoomSearch, after: string | null): string =>
  `/api/rooms${roomListPath(search, after)}`

export const listRooms = (path: string): Promise<RoomPage> => send('GET', path)

export const archiveRoom = (roomId: string, isArchived: boolean): Promise<unknown> =>
  send('POST', `/api/rooms/${roomId}/archive`, { isArchived })

export const duplicateRoom = (roomId: string): Promise<{ roomId: string; title: string }> =>
  send('POST', `/api/rooms/${roomId}/duplicate`, {})

export const keepRoom = (roomId: string, keep: KeepChoice): Promise<unknown> =>
  send('PUT', `/api/rooms/${roomId}/keep`, { keep })

export const deleteRoom = (roomId: string): Promise<unknown> => send('DELETE', `/api/rooms/${roomId}`, {})

export const peoplePath = (roomId: string): string => `/api/rooms/${roomId}/people`

export const listPeople = (path: string): Promise<RoomPeople> => send('GET', path)
