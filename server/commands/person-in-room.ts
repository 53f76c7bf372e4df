import { AppError } from '@/lib/errors'
import type { Role } from '@/lib/permissions'
import type { Prisma } from '@/server/db/generated/client'

/** Somebody in a room as commands about people take them. */
export interface PersonRow {
  id: string
  name: string
  role: Role
}

/**
 * Finds the person that the host wants to change. AppError not_found when nobody of that id is in this room,
 * forbidden for the host: a room never loses the one who can bring others back.
 */
export async function personToManage(
  tx: Prisma.TransactionClient,
  roomId: string,
  personId: string,
): Promise<PersonRow> {
  const person = await tx.participant.findFirst({
    where: { id: personId, roomId, removedAt: null },
    select: { id: true, name: true, role: true, userId: true, room: { select: { hostId: true } } },
  })
  if (!person) throw new AppError('not_found')
  if (person.userId === person.room.hostId) throw new AppError('forbidden')
  return { id: person.id, name: person.name, role: person.role }
}
