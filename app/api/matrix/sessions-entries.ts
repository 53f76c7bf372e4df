import type { OpenEntry, RoomEntry, Scene } from '@/app/api/matrix/scene'
import { principals } from '@/app/api/matrix/scene'
import * as rooms from '@/app/api/rooms/route'
import * as room from '@/app/api/rooms/[id]/route'
import * as archive from '@/app/api/rooms/[id]/archive/route'
import * as duplicate from '@/app/api/rooms/[id]/duplicate/route'
import * as keep from '@/app/api/rooms/[id]/keep/route'
import * as people from '@/app/api/rooms/[id]/people/route'

const inRoom = ({ roomId }: Scene) => ({ id: roomId })

/** What people do with their rooms from outside. */
export const sessionsEntries: Record<string, RoomEntry> = {
  'DELETE rooms/[id]': {
    handler: room.DELETE,
    action: 'room.delete',
    sending: (scene) => ({ method: 'DELETE', params: inRoom(scene), body: {} }),
  },
  'POST rooms/[id]/archive': {
    handler: archive.POST,
    action: 'room.archive',
    sending: (scene) => ({ params: inRoom(scene), body: { isArchived: true } }),
  },
  'POST rooms/[id]/duplicate': {
    handler: duplicate.POST,
    action: 'room.duplicate',
    sending: (scene) => ({ params: inRoom(scene), body: {} }),
    ok: 201,
  },
  'PUT rooms/[id]/keep': {
    handler: keep.PUT,
    action: 'room.delete',
    sending: (scene) => ({ method: 'PUT', params: inRoom(scene), body: { keep: 'ever' } }),
  },
  'GET rooms/[id]/people': {
    handler: people.GET,
    action: 'people.read',
    sending: (scene) => ({ method: 'GET', params: inRoom(scene) }),
  },
}

/** The list of one's own rooms: everybody has one, strangers none. */
export const sessionsOpenEntries: Record<string, OpenEntry> = {
  'GET rooms': {
    handler: rooms.GET,
    sending: () => ({ method: 'GET' }),
    statuses: principals.map((principal) => (principal === 'nobody' ? 401 : 200)),
  },
}
