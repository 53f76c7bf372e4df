import type { Role } from '@/lib/permissions'
import { announce } from '@/server/commands/announce'
import { type PersonRow, personToManage } from '@/server/commands/person-in-room'
import type { Runtime } from '@/server/runtime'

/**
 * Gives somebody in a room another role; what it takes away or allows holds on their open sockets at once
 * (R3). AppError not_found when nobody of that id is in this room, forbidden for its host.
 */
export async function changeRole(
  runtime: Pick<Runtime, 'db' | 'rooms' | 'log'>,
  input: { roomId: string; personId: string; role: Role; participantId: string },
): Promise<PersonRow> {
  const { roomId, personId, role, participantId } = input
  const person = await runtime.db.$transaction(async (tx) => {
    const before = await personToManage(tx, roomId, personId)
    if (before.role === role) return before
    await tx.participant.update({ where: { id: personId }, data: { role, hand: null, handAt: null } })
    const detail = `${personId} ${before.role} ${role}`
    await tx.auditEvent.create({ data: { code: 'role_changed', roomId, participantId, detail } })
    return { ...before, role }
  })
  await announce(runtime, roomId)
  return person
}
