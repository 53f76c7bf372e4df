import { CloseCode } from '@/lib/board/protocol'
import { announce } from '@/server/commands/announce'
import { personToManage } from '@/server/commands/person-in-room'
import { keepNo } from '@/server/commands/recording-consent'
import { readInterview } from '@/server/queries/interview-state'
import type { Runtime } from '@/server/runtime'

/**
 * Removes somebody from a room: their open sockets close (R3), what they drew stays, and the links of now do
 * not bring this user back; a link that is made anew does (join-room.ts). A guest without the cookie is another
 * user: whoever must stay out for certain needs the link to be renewed. AppError not_found when nobody
 * of that id is in this room, forbidden for its host.
 */
export async function removeParticipant(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>,
  input: { roomId: string; personId: string; participantId: string },
): Promise<void> {
  const { roomId, personId, participantId } = input
  await runtime.db.$transaction(async (tx) => {
    await personToManage(tx, roomId, personId)
    const interview = await readInterview(tx, roomId)
    if (interview) await keepNo(tx, interview, { id: personId, roomId })
    await tx.participant.update({
      where: { id: personId },
      data: { removedAt: new Date(runtime.now()), removedBy: participantId },
    })
    const event = { code: 'participant_removed', roomId, participantId, detail: personId }
    await tx.auditEvent.create({ data: event })
  })
  runtime.rooms.disconnect(roomId, personId, CloseCode.forbidden, 'removed')
  await announce(runtime, roomId)
}
