import * as again from '@/app/api/rooms/[id]/again/route'
import * as file from '@/app/api/rooms/[id]/session-file/route'
import * as files from '@/app/api/session-files/route'
import { type OpenEntry, principals, type RoomEntry, type Scene } from '@/app/api/matrix/scene'
import { seedUpdate } from '@/server/room/board-seed'

/** A session that has ended with an empty board. */
async function seal({ runtime, roomId }: Scene): Promise<void> {
  const rows = [{ participantId: null, at: runtime.now(), bytes: seedUpdate() }]
  await runtime.journal.append([{ roomId, rows, claims: [] }])
  await runtime.db.interview.update({
    where: { roomId },
    data: { finalSeq: 1, finalHash: 'f'.repeat(64), endedAt: new Date() },
  })
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
  'GET rooms/[id]/session-file': {
    handler: file.GET,
    action: 'recording.export',
    prepare: seal,
    sending: ({ roomId }) => ({ method: 'GET', params: { id: roomId } }),
  },
}

/** Routes that are not of a room: portable. */
export const portableOpenEntries: Record<string, OpenEntry> = {
  // Nothing is no session file; whoever is known gets as far as hearing that.
  'POST session-files': {
    handler: files.POST,
    sending: () => ({ body: new Uint8Array(0) }),
    statuses: principals.map((principal) => (principal === 'nobody' ? 401 : 422)),
  },
}
