export const roles = ['interviewer', 'candidate', 'observer'] as const
export type Role = (typeof roles)[number]

export const phases = ['lobby', 'live', 'ended', 'released'] as const
export type Phase = (typeof phases)[number]

export const roomKinds = ['pair', 'interview', 'practice'] as const
export type RoomKind = (typeof roomKinds)[number]

export const actions = [
  'board.draw',
  'presence.send',
  'presence.summon',
  'room.rename',
  'links.manage',
  'people.manage',
] as const
export type Action = (typeof actions)[number]

const always: readonly Phase[] = phases
const none: readonly Phase[] = []

/** R1: in which phases a role may do what. The whole table. */
const table: Record<Action, Record<Role, readonly Phase[]>> = {
  'board.draw': { interviewer: ['lobby', 'live'], candidate: ['live'], observer: none },
  'presence.send': { interviewer: always, candidate: always, observer: none },
  'presence.summon': { interviewer: always, candidate: none, observer: none },
  'room.rename': { interviewer: always, candidate: none, observer: none },
  'links.manage': { interviewer: ['lobby', 'live'], candidate: none, observer: none },
  'people.manage': { interviewer: always, candidate: none, observer: none },
}

/** R1: what only the interviewer who leads the room, its host, may do. */
const leadOnly: ReadonlySet<Action> = new Set<Action>(['people.manage'])

/** R1: whether a participant of this role may do this in this phase; some things only when they lead the room. */
export function can(role: Role, phase: Phase, action: Action, isHost = false): boolean {
  return table[action][role].includes(phase) && (isHost || !leadOnly.has(action))
}
