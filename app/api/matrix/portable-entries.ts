import * as again from '@/app/api/rooms/[id]/again/route'
import type { OpenEntry, RoomEntry, Scene } from '@/app/api/matrix/scene'
import { seedUpdate } from '@/server/room/board-seed'

/** A session that has ended with an empty board. */
async function seal({ runtime, roomId }: Scene): Promise<void> {
  const rows = [{ participantId: null, at: runtime.now(), bytes: seedUpdate() }]
  await runtime.journal.append([{ roomId, rows, claims: [] }])
  await runtime.db.interview.update({ where: { roomId }, data: { finalSeq: 1 } })
}

/** Routes of a room: portable. */
export const portableEntries: Record<string, RoomEntry> = {
  'POST rooms/[id]/again': {
    handler: again.POST,
    action: 'recording.branch',
    prepare: seal,
    sending: ({ roomId }) => ({ params: { id: roomId }, body: { seq: 1, at: 0 } }),
    ok: 201,
  },
}

/** Routes that are not of a room: portable. */
export const portableOpenEntries: Record<string, OpenEntry> = {}
