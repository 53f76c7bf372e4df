import * as recording from '@/app/api/rooms/[id]/recording/route'
import type { OpenEntry, RoomEntry, Scene } from '@/app/api/matrix/scene'

/** What was recorded until now, by the word of the end that the scene leaves out. */
const wasRecorded = async ({ runtime, roomId }: Scene) => {
  const at = new Date(runtime.now())
  await runtime.db.interview.update({ where: { roomId }, data: { endedAt: at, recordingGoneAt: null } })
  await runtime.db.interviewEvent.create({ data: { roomId, at, kind: 'ended', data: { isRecorded: true } } })
}

/** Routes of a room: recording. */
export const recordingEntries: Record<string, RoomEntry> = {
  'PUT rooms/[id]/recording': {
    handler: recording.PUT,
    action: 'recording.keep',
    sending: ({ roomId }) => ({ method: 'PUT', params: { id: roomId }, body: { days: 7 } }),
    prepare: wasRecorded,
  },
  'DELETE rooms/[id]/recording': {
    handler: recording.DELETE,
    action: 'recording.keep',
    sending: ({ roomId }) => ({ method: 'DELETE', params: { id: roomId }, body: {} }),
    prepare: wasRecorded,
  },
}

/** Routes that are not of a room: recording. */
export const recordingOpenEntries: Record<string, OpenEntry> = {}
