import * as feedback from '@/app/api/rooms/[id]/feedback/route'
import * as release from '@/app/api/rooms/[id]/release/route'
import type { RoomEntry, Scene } from '@/app/api/matrix/scene'
import { submitCard } from '@/app/api/matrix/desk-entries'
import { draftFeedback } from '@/lib/rubric/feedback'
import { cardsRevision } from '@/server/cards-revision'
import { handedInCards } from '@/server/queries/handed-in-cards'

const inRoom = ({ roomId }: Scene) => ({ id: roomId })

/** Of each room that was prepared. */
const cardsIn = new Map<string, string>()

/** What interviewers say in words, and its release. */
export const feedbackEntries: Record<string, RoomEntry> = {
  'PUT rooms/[id]/feedback': {
    handler: feedback.PUT,
    action: 'desk.write',
    sending: (scene) => ({
      method: 'PUT',
      params: inRoom(scene),
      body: { feedback: { ...draftFeedback([]), summary: 'Asks first.' }, version: 0 },
    }),
  },
  'GET rooms/[id]/release': {
    handler: release.GET,
    action: 'scorecard.submit',
    sending: (scene) => ({ method: 'GET', params: inRoom(scene) }),
  },
  'POST rooms/[id]/release': {
    handler: release.POST,
    action: 'feedback.release',
    prepare: async (scene) => {
      await submitCard(scene)
      cardsIn.set(scene.roomId, cardsRevision(await handedInCards(scene.runtime.db, scene.roomId)))
    },
    sending: (scene) => ({
      params: inRoom(scene),
      body: { expected: 0, cards: cardsIn.get(scene.roomId) ?? '', anyway: true, reason: null },
    }),
  },
}
