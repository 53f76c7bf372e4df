import * as checks from '@/app/api/rooms/[id]/checks/route'
import * as followUps from '@/app/api/rooms/[id]/follow-ups/route'
import * as guide from '@/app/api/rooms/[id]/guide/route'
import * as hand from '@/app/api/rooms/[id]/hand/route'
import * as hints from '@/app/api/rooms/[id]/hints/route'
import type { RoomEntry, Scene } from '@/app/api/matrix/scene'

const inRoom = ({ roomId }: Scene) => ({ id: roomId })

/** The guide, and what is given from it. */
export const guideEntries: Record<string, RoomEntry> = {
  'GET rooms/[id]/guide': {
    handler: guide.GET,
    action: 'guide.read',
    sending: (scene) => ({ method: 'GET', path: '/api/rooms/x/guide?locale=ko', params: inRoom(scene) }),
  },
  'PUT rooms/[id]/checks': {
    handler: checks.PUT,
    action: 'check.tick',
    sending: (scene) => ({
      method: 'PUT',
      params: inRoom(scene),
      body: { stage: 'scope', check: 'scale', ticked: true },
    }),
    // Candidates have the list in coached sessions only (S4).
    prepare: async ({ runtime, roomId }) => {
      await runtime.db.interview.update({ where: { roomId }, data: { isCoached: true } })
    },
  },
  'POST rooms/[id]/hints': {
    handler: hints.POST,
    action: 'hint.give',
    sending: (scene) => ({
      params: inRoom(scene),
      body: { stage: 'scope', level: 1, text: 'Whose money moves?' },
    }),
    ok: 201,
  },
  'POST rooms/[id]/follow-ups': {
    handler: followUps.POST,
    action: 'hint.give',
    sending: (scene) => ({ params: inRoom(scene), body: { followUpId: 'traffic_x10' } }),
  },
  'POST rooms/[id]/hand': {
    handler: hand.POST,
    action: 'hand.raise',
    sending: (scene) => ({ params: inRoom(scene), body: { wants: 'hint' } }),
  },
}
