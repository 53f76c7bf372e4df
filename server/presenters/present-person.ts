import type { Role } from '@/lib/permissions'
import type { PersonRow } from '@/server/commands/person-in-room'

/** Somebody in the room, as everyone in it sees them. */
export function presentPerson({ id, name, role }: PersonRow): { id: string; name: string; role: Role } {
  return { id, name, role }
}
