import * as end from '@/app/api/rooms/[id]/end/route'
import * as late from '@/app/api/rooms/[id]/late-copy/route'
import * as lead from '@/app/api/rooms/[id]/lead/route'
import * as next from '@/app/api/rooms/[id]/next/route'
import * as reopen from '@/app/api/rooms/[id]/reopen/route'
import type { RoomEntry, Scene } from '@/app/api/matrix/scene'

const inRoom = ({ roomId }: Scene) => ({ id: roomId })

/** A Yjs update that sets one key of one map. */
const update = 'AQEBACgBB3JlY29yZHMBYQF9AAA='

/** The end of an interview, and what comes after it. */
export const endingEntries: Record<string, RoomEntry> = {
  'POST rooms/[id]/end': {
    handler: end.POST,
    action: 'interview.end',
    sending: (scene) => ({ params: inRoom(scene), body: {} }),
  },
  'POST rooms/[id]/reopen': {
    handler: reopen.POST,
    action: 'interview.reopen',
    sending: (scene) => ({ params: inRoom(scene), body: {} }),
    prepare: async ({ runtime, roomId }) => {
      await runtime.db.interview.update({ where: { roomId }, data: { endedAt: new Date(runtime.now()) } })
    },
  },
  'POST rooms/[id]/late-copy': {
    handler: late.POST,
    action: 'late.send',
    sending: (scene) => ({ params: inRoom(scene), body: { update } }),
    ok: 201,
  },
  'POST rooms/[id]/lead': {
    handler: lead.POST,
    action: 'lead.claim',
    sending: (scene) => ({ params: inRoom(scene), body: { action: 'claim' } }),
    prepare: async ({ runtime, participantIds }) => {
      const lastSeenAt = new Date(runtime.now() - 3 * 60_000)
      await runtime.db.participant.update({ where: { id: participantIds.host }, data: { lastSeenAt } })
    },
  },
  'GET rooms/[id]/next': {
    handler: next.GET,
    action: 'interview.next',
    sending: (scene) => ({ method: 'GET', params: inRoom(scene) }),
  },
  'POST rooms/[id]/next': {
    handler: next.POST,
    action: 'interview.next',
    sending: (scene) => ({ params: inRoom(scene), body: { problemId: null } }),
  },
}
