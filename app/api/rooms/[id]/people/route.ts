import { requireAllowed } from '@/server/auth/gate'
import { presentPeople } from '@/server/presenters/present-person'
import { peopleOfRoom } from '@/server/queries/people-of-room'
import { json, reads } from '@/server/route'

/** Who is in a room, for those who are in it themselves. */
export const GET = reads<{ id: string }>(async ({ runtime, request, params }) => {
  const { roomId, participantId } = await requireAllowed(request, params.id, 'people.read')
  return json(presentPeople(await peopleOfRoom(runtime, roomId), participantId, runtime.now()))
})
