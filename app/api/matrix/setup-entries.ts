import * as calendar from '@/app/api/rooms/[id]/calendar/route'
import * as consent from '@/app/api/rooms/[id]/consent/route'
import * as interview from '@/app/api/rooms/[id]/interview/route'
import type { RoomEntry, Scene } from '@/app/api/matrix/scene'
import { usualSetup } from '@/server/commands/new-room'

const hourMs = 60 * 60 * 1000

/** A room in which nobody has set up an interview yet. */
async function asPairRoom({ runtime, roomId }: Scene): Promise<void> {
  await runtime.db.interview.delete({ where: { roomId } })
  await runtime.db.room.update({ where: { id: roomId }, data: { kind: 'pair', problemId: null } })
}

async function planned({ runtime, roomId }: Scene): Promise<void> {
  const scheduledAt = new Date(runtime.now() + hourMs)
  await runtime.db.interview.update({ where: { roomId }, data: { scheduledAt, timeZone: 'Asia/Seoul' } })
}

/** Setting up an interview, consent, and the calendar. */
export const setupEntries: Record<string, RoomEntry> = {
  'GET rooms/[id]/interview': {
    handler: interview.GET,
    action: 'desk.read',
    sending: ({ roomId }) => ({ method: 'GET', params: { id: roomId } }),
  },
  'POST rooms/[id]/interview': {
    handler: interview.POST,
    action: 'interview.set',
    prepare: asPairRoom,
    sending: ({ roomId }) => ({
      params: { id: roomId },
      body: { problemId: 'payment-system', setup: usualSetup },
    }),
  },
  'PATCH rooms/[id]/interview': {
    handler: interview.PATCH,
    action: 'interview.set',
    sending: ({ roomId }) => ({ method: 'PATCH', params: { id: roomId }, body: { isCoached: true } }),
  },
  'POST rooms/[id]/consent': {
    handler: consent.POST,
    action: 'consent.give',
    sending: ({ roomId }) => ({ params: { id: roomId }, body: { recording: true } }),
  },
  'GET rooms/[id]/calendar': {
    handler: calendar.GET,
    action: 'links.manage',
    prepare: planned,
    sending: ({ roomId }) => ({
      method: 'GET',
      path: '/api?role=candidate&locale=ko&zone=Asia%2FSeoul',
      params: { id: roomId },
    }),
  },
}
