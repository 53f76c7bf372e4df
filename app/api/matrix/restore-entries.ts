import * as Y from 'yjs'
import * as mail from '@/app/api/rooms/[id]/invites/[inviteId]/mail/route'
import * as moments from '@/app/api/rooms/[id]/moments/route'
import * as restore from '@/app/api/rooms/[id]/restore/route'
import type { OpenEntry, RoomEntry, Scene } from '@/app/api/matrix/scene'
import { writeRecord } from '@/lib/board/doc'
import { makeBox } from '@/lib/board/make-record'
import { seedUpdate } from '@/server/room/board-seed'

const inRoom = ({ roomId }: Scene) => ({ id: roomId })

/** A board that was drawn on once. */
async function draw({ runtime, roomId, participantIds }: Scene): Promise<void> {
  const bytes = seedUpdate()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, bytes)
  const box = makeBox({ id: 'box', x: 0, y: 0, label: 'API' })
  writeRecord(doc, box.id, box)
  const [at, participantId] = [runtime.now(), participantIds.host]
  const drawn = Y.encodeStateAsUpdate(doc, Y.encodeStateVectorFromUpdate(bytes))
  const rows = [
    { participantId: null, at, bytes },
    { participantId, at, bytes: drawn },
  ]
  await runtime.journal.append([{ roomId, rows, claims: [] }])
}

/** Routes of a room: restoring a board and mailing invitations. */
export const restoreEntries: Record<string, RoomEntry> = {
  'GET rooms/[id]/moments': {
    handler: moments.GET,
    action: 'board.restore',
    sending: (scene) => ({ method: 'GET', params: inRoom(scene) }),
  },
  'POST rooms/[id]/restore': {
    handler: restore.POST,
    action: 'board.restore',
    sending: (scene) => ({ params: inRoom(scene), body: { toSeq: 1 } }),
    prepare: draw,
  },
  'POST rooms/[id]/invites/[inviteId]/mail': {
    handler: mail.POST,
    action: 'links.manage',
    sending: (scene) => ({
      params: { ...inRoom(scene), inviteId: scene.inviteId },
      body: { email: 'sora@example.com', locale: 'ko' },
    }),
  },
}

/** Routes that are not of a room: restoring a board and mailing invitations. */
export const restoreOpenEntries: Record<string, OpenEntry> = {}
