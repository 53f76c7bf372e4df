import * as recording from '@/app/api/rooms/[id]/recording/route'
import * as finalBoard from '@/app/api/rooms/[id]/recording/final-board/route'
import * as part from '@/app/api/rooms/[id]/recording/parts/[index]/route'
import * as presence from '@/app/api/rooms/[id]/recording/presence/route'
import type { OpenEntry, RoomEntry, Scene } from '@/app/api/matrix/scene'
import { RecordingOfLog } from '@/lib/replay/build-recording'
import { packText, sha256 } from '@/server/replay/part-bytes'
import { storeRecording } from '@/server/replay/store-recording'
import { seedUpdate } from '@/server/room/board-seed'

/** What was recorded until now, by the word of the end that the scene leaves out. */
const wasRecorded = async ({ runtime, roomId }: Scene) => {
  const at = new Date(runtime.now())
  await runtime.db.interview.update({ where: { roomId }, data: { endedAt: at, recordingGoneAt: null } })
  await runtime.db.interviewEvent.create({ data: { roomId, at, kind: 'ended', data: { isRecorded: true } } })
}

/** A recording with one part. */
const pack = async ({ runtime, roomId }: Scene) => {
  const log = new RecordingOfLog({ snapshot: null, seq: 0, at: 0 }, [], sha256)
  const update = { seq: 1, at: runtime.now(), participantId: null, bytes: seedUpdate() }
  await log.readAll([update], () => null)
  const [built] = log.finish()
  if (!built) throw new Error('a log with an update has a part')
  const bytes = await packText(built.text)
  const head = log.head([{ ...built.head, bytes: bytes.length }])
  const recording = { head, parts: [bytes], presence: null }
  await runtime.db.$transaction((tx) =>
    storeRecording(tx, { roomId, finalSeq: 1, packedAt: runtime.now(), recording }),
  )
}

/** Routes of a room: recording. */
export const recordingEntries: Record<string, RoomEntry> = {
  'GET rooms/[id]/recording': {
    handler: recording.GET,
    action: 'recording.read',
    sending: ({ roomId }) => ({ method: 'GET', params: { id: roomId } }),
  },
  'GET rooms/[id]/recording/parts/[index]': {
    handler: part.GET,
    action: 'recording.read',
    sending: ({ roomId }) => ({ method: 'GET', params: { id: roomId, index: '0' } }),
    prepare: pack,
  },
  'GET rooms/[id]/recording/presence': {
    handler: presence.GET,
    action: 'recording.read',
    sending: ({ roomId }) => ({ method: 'GET', params: { id: roomId } }),
  },
  'GET rooms/[id]/recording/final-board': {
    handler: finalBoard.GET,
    action: 'recording.read',
    sending: ({ roomId }) => ({ method: 'GET', params: { id: roomId } }),
  },
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
