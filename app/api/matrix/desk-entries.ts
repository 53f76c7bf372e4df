import * as debrief from '@/app/api/rooms/[id]/debrief/route'
import * as desk from '@/app/api/rooms/[id]/desk/route'
import * as note from '@/app/api/rooms/[id]/notes/[noteId]/route'
import * as scorecard from '@/app/api/rooms/[id]/scorecard/route'
import * as score from '@/app/api/rooms/[id]/scores/[dimension]/route'
import * as selfRating from '@/app/api/rooms/[id]/self-rating/route'
import type { RoomEntry, Scene } from '@/app/api/matrix/scene'
import { byDimension } from '@/lib/rubric/dimensions'

const inRoom = ({ roomId }: Scene) => ({ id: roomId })
const begun = { at: 1_780_000_000_000, elapsedMs: 60_000, stage: 'scope' } as const

/** The host has written a note. */
async function writeNote({ runtime, roomId, participantIds }: Scene): Promise<void> {
  const { at, ...rest } = begun
  await runtime.db.note.create({
    data: {
      id: `note-${roomId}`,
      roomId,
      participantId: participantIds.host,
      text: '+ Asks who uses it',
      at: new Date(at),
      updatedAt: new Date(at),
      ...rest,
    },
  })
}

/** An interviewer has handed in a card. */
export async function submitCard({ runtime, roomId, participantIds }: Scene): Promise<void> {
  await runtime.db.scorecard.create({
    data: {
      id: `card-${roomId}`,
      roomId,
      participantId: participantIds.interviewer,
      submittedAt: new Date(begun.at),
    },
  })
}

/** The rubric, notes and the debrief. */
export const deskEntries: Record<string, RoomEntry> = {
  'GET rooms/[id]/desk': {
    handler: desk.GET,
    action: 'desk.read',
    sending: (scene) => ({ method: 'GET', params: inRoom(scene) }),
  },
  'PUT rooms/[id]/notes/[noteId]': {
    handler: note.PUT,
    action: 'desk.write',
    sending: (scene) => ({
      method: 'PUT',
      params: { ...inRoom(scene), noteId: `new-${scene.roomId}` },
      body: { ...begun, text: '+ Asks who uses it', selection: [], version: 0 },
    }),
  },
  'DELETE rooms/[id]/notes/[noteId]': {
    handler: note.DELETE,
    action: 'desk.write',
    prepare: writeNote,
    sending: (scene) => ({
      method: 'DELETE',
      params: { ...inRoom(scene), noteId: `note-${scene.roomId}` },
      body: { version: 1 },
    }),
    // A note is its author's alone, who is the host here (C2).
    except: { interviewer: 404 },
  },
  'PUT rooms/[id]/scores/[dimension]': {
    handler: score.PUT,
    action: 'desk.write',
    sending: (scene) => ({
      method: 'PUT',
      params: { ...inRoom(scene), dimension: 'depth' },
      body: { level: 3, moments: [begun], version: 0 },
    }),
  },
  'POST rooms/[id]/scorecard': {
    handler: scorecard.POST,
    action: 'scorecard.submit',
    sending: (scene) => ({ params: inRoom(scene), body: { action: 'submit' } }),
  },
  'PUT rooms/[id]/self-rating': {
    handler: selfRating.PUT,
    action: 'self.rate',
    sending: (scene) => ({
      method: 'PUT',
      params: inRoom(scene),
      body: { scores: byDimension(() => 2) },
    }),
  },
  'GET rooms/[id]/debrief': {
    handler: debrief.GET,
    action: 'debrief.read',
    sending: (scene) => ({ method: 'GET', params: inRoom(scene) }),
  },
  'POST rooms/[id]/debrief': {
    handler: debrief.POST,
    action: 'debrief.reveal',
    prepare: submitCard,
    sending: (scene) => ({ params: inRoom(scene), body: { action: 'reveal', anyway: true } }),
  },
}
