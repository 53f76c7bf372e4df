import type { Role } from '@/lib/permissions'
import type { Runtime } from '@/server/runtime'

/** Somebody of a room as its people are told. */
export interface RoomPersonRow {
  id: string
  name: string
  role: Role
  color: number
  isHost: boolean
  /** ms since 1970; null when they have never been there. */
  seenAt: number | null
}

/** Everybody who is in a room and was not removed, in the order they joined. */
export async function peopleOfRoom(runtime: Pick<Runtime, 'db'>, roomId: string): Promise<RoomPersonRow[]> {
  const people = await runtime.db.participant.findMany({
    where: { roomId, removedAt: null },
    orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      userId: true,
      name: true,
      role: true,
      color: true,
      lastSeenAt: true,
      room: { select: { hostId: true } },
    },
  })
  return people.map(({ id, userId, name, role, color, lastSeenAt, room }) => ({
    id,
    name,
    role,
    color,
    isHost: userId === room.hostId,
    seenAt: lastSeenAt?.getTime() ?? null,
  }))
}
