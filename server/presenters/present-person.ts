import type { Role } from '@/lib/permissions'
import { liveWithinMs } from '@/lib/room-list'
import type { RoomPeople } from '@/lib/room-view'
import type { PersonRow } from '@/server/commands/person-in-room'
import type { RoomPersonRow } from '@/server/queries/people-of-room'

/** Somebody in the room, as everyone in it sees them. */
export function presentPerson({ id, name, role }: PersonRow): { id: string; name: string; role: Role } {
  return { id, name, role }
}

/** Everybody of a room as each of them may know it, outside of it too. `selfId` is the reader's participant; `now` is ms since 1970. */
export function presentPeople(people: readonly RoomPersonRow[], selfId: string, now: number): RoomPeople {
  return {
    selfId,
    people: people.map(({ id, name, role, color, isHost, seenAt }) => ({
      id,
      name,
      role,
      color,
      isHost,
      present: seenAt !== null && now - seenAt < liveWithinMs,
      hand: null,
    })),
  }
}
