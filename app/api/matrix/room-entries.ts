import * as room from '@/app/api/rooms/[id]/route'
import * as roomInvites from '@/app/api/rooms/[id]/invites/route'
import * as roomInvite from '@/app/api/rooms/[id]/invites/[inviteId]/route'
import * as roomPerson from '@/app/api/rooms/[id]/people/[participantId]/route'
import type { RoomEntry, Scene } from '@/app/api/matrix/scene'

const inRoom = ({ roomId, inviteId, participantId }: Scene) => ({ id: roomId, inviteId, participantId })

/** The room itself, its links and its people. */
export const roomEntries: Record<string, RoomEntry> = {
  'GET rooms/[id]': {
    handler: room.GET,
    action: 'people.read',
    sending: (scene) => ({ method: 'GET', params: inRoom(scene) }),
  },
  'PATCH rooms/[id]': {
    handler: room.PATCH,
    action: 'room.rename',
    sending: (scene) => ({ method: 'PATCH', params: inRoom(scene), body: { title: 'Chat' } }),
  },
  'GET rooms/[id]/invites': {
    handler: roomInvites.GET,
    action: 'links.manage',
    sending: (scene) => ({ method: 'GET', params: inRoom(scene) }),
  },
  'POST rooms/[id]/invites/[inviteId]': {
    handler: roomInvite.POST,
    action: 'links.manage',
    sending: (scene) => ({ params: inRoom(scene), body: { action: 'renew' } }),
  },
  'PATCH rooms/[id]/people/[participantId]': {
    handler: roomPerson.PATCH,
    action: 'people.manage',
    sending: (scene) => ({ method: 'PATCH', params: inRoom(scene), body: { role: 'candidate' } }),
  },
  'DELETE rooms/[id]/people/[participantId]': {
    handler: roomPerson.DELETE,
    action: 'people.manage',
    sending: (scene) => ({ method: 'DELETE', params: inRoom(scene), body: {} }),
  },
}
