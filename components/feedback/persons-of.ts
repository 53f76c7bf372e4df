import type { ParticipantState } from '@/lib/board/protocol'
import type { Role } from '@/lib/permissions'

/** The people of a role, in the order they joined. */
export const personsOf = (people: readonly ParticipantState[], role: Role) =>
  people.filter((person) => person.role === role)
