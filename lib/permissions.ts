export const roles = ['interviewer', 'candidate', 'observer'] as const
export type Role = (typeof roles)[number]

export const phases = ['lobby', 'live', 'ended', 'released'] as const
export type Phase = (typeof phases)[number]

export const roomKinds = ['pair', 'interview', 'practice'] as const
export type RoomKind = (typeof roomKinds)[number]

export const actions = [
  'board.draw',
  'board.restore',
  'image.add',
  'image.read',
  'presence.send',
  'presence.summon',
  'room.rename',
  'room.archive',
  'room.duplicate',
  'room.delete',
  'links.manage',
  'people.read',
  'people.manage',
  'lead.claim',
  'interview.set',
  'interview.end',
  'interview.reopen',
  'interview.next',
  'consent.give',
  'clock.run',
  'hand.raise',
  'hand.lower',
  'hint.give',
  'check.tick',
  'desk.read',
  'desk.write',
  'guide.read',
  'scorecard.submit',
  'self.rate',
  'debrief.read',
  'debrief.reveal',
  'feedback.release',
  'report.read',
  'late.send',
  'recording.read',
  'recording.keep',
  'recording.branch',
  'recording.export',
  'replay.drive',
] as const
export type Action = (typeof actions)[number]

const always: readonly Phase[] = phases
const none: readonly Phase[] = []
const before: readonly Phase[] = ['lobby', 'live']
const live: readonly Phase[] = ['live']
const fromStart: readonly Phase[] = ['live', 'ended', 'released']
const after: readonly Phase[] = ['ended', 'released']
const ended: readonly Phase[] = ['ended']

const everybody = (when: readonly Phase[]) => ({ interviewer: when, candidate: when, observer: when })
const interviewers = (when: readonly Phase[]) => ({ interviewer: when, candidate: none, observer: none })

/** R1: in which phases a role may do what. The whole table. */
const table: Record<Action, Record<Role, readonly Phase[]>> = {
  'board.draw': { interviewer: before, candidate: live, observer: none },
  'board.restore': interviewers(before),
  'image.add': { interviewer: before, candidate: live, observer: none },
  'image.read': everybody(always),
  'presence.send': { interviewer: always, candidate: always, observer: none },
  'presence.summon': interviewers(always),
  'room.rename': interviewers(always),
  'room.archive': everybody(always),
  'room.duplicate': interviewers(always),
  'room.delete': interviewers(always),
  'links.manage': interviewers(before),
  'people.read': everybody(always),
  'people.manage': interviewers(always),
  'lead.claim': interviewers(always),
  'interview.set': interviewers(before),
  'interview.end': interviewers(live),
  'interview.reopen': interviewers(ended),
  'interview.next': interviewers(after),
  'consent.give': everybody(before),
  'clock.run': interviewers(before),
  'hand.raise': { interviewer: none, candidate: live, observer: none },
  'hand.lower': { interviewer: live, candidate: live, observer: none },
  'hint.give': interviewers(live),
  'check.tick': { interviewer: always, candidate: live, observer: none },
  'desk.read': { interviewer: always, candidate: none, observer: always },
  'desk.write': interviewers(always),
  'guide.read': { interviewer: always, candidate: none, observer: always },
  'scorecard.submit': interviewers(after),
  'self.rate': { interviewer: none, candidate: after, observer: none },
  'debrief.read': everybody(after),
  'debrief.reveal': interviewers(after),
  'feedback.release': interviewers(after),
  'report.read': everybody(after),
  'late.send': { interviewer: after, candidate: after, observer: none },
  'recording.read': { interviewer: fromStart, candidate: after, observer: after },
  'recording.keep': interviewers(after),
  'recording.branch': { interviewer: after, candidate: after, observer: none },
  'recording.export': { interviewer: after, candidate: after, observer: none },
  'replay.drive': { interviewer: after, candidate: after, observer: none },
}

/** R1: what only the interviewer who leads the room, its host, may do. */
const leadOnly: ReadonlySet<Action> = new Set<Action>([
  'board.restore',
  'room.delete',
  'people.manage',
  'interview.set',
  'interview.end',
  'interview.reopen',
  'interview.next',
  'debrief.reveal',
  'feedback.release',
  'recording.keep',
])

/** R1: what observers may do only where the host lets them see what interviewers see. */
const grantedOnly: ReadonlySet<Action> = new Set<Action>(['desk.read', 'guide.read'])

/** What somebody may do beyond their role. */
export interface Rights {
  /** Leads the room. */
  isHost?: boolean
  /** The host lets observers see what interviewers see. */
  observersSeePrivate?: boolean
}

/** R1: whether a participant of this role may do this in this phase; some things only with further rights. */
export function can(role: Role, phase: Phase, action: Action, rights: Rights = {}): boolean {
  if (!table[action][role].includes(phase)) return false
  if (leadOnly.has(action) && !rights.isHost) return false
  return !(role === 'observer' && grantedOnly.has(action)) || rights.observersSeePrivate === true
}

/** Whether it is only the phase that stands in the way: the same person may do this earlier or later. */
export function canInAnotherPhase(role: Role, action: Action, rights: Rights = {}): boolean {
  return phases.some((phase) => can(role, phase, action, rights))
}
