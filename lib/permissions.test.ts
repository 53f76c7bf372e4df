import { expect, test } from 'vitest'
import {
  actions,
  can,
  canInAnotherPhase,
  phases,
  roles,
  type Action,
  type Phase,
  type Role,
} from '@/lib/permissions'

/**
 * R1 once more, as a person would write it down: for each action and role a letter a phase
 * (l lobby, L live, e ended, r released), `-` where it is refused.
 */
const written: Record<Action, Record<Role, string>> = {
  'board.draw': { interviewer: 'lL--', candidate: '-L--', observer: '----' },
  'board.restore': { interviewer: 'lL--', candidate: '----', observer: '----' },
  'image.add': { interviewer: 'lL--', candidate: '-L--', observer: '----' },
  'image.read': { interviewer: 'lLer', candidate: 'lLer', observer: 'lLer' },
  'presence.send': { interviewer: 'lLer', candidate: 'lLer', observer: '----' },
  'presence.summon': { interviewer: 'lLer', candidate: '----', observer: '----' },
  'room.rename': { interviewer: 'lLer', candidate: '----', observer: '----' },
  'links.manage': { interviewer: 'lL--', candidate: '----', observer: '----' },
  'room.archive': { interviewer: 'lLer', candidate: 'lLer', observer: 'lLer' },
  'room.duplicate': { interviewer: 'lLer', candidate: '----', observer: '----' },
  'room.delete': { interviewer: 'lLer', candidate: '----', observer: '----' },
  'people.read': { interviewer: 'lLer', candidate: 'lLer', observer: 'lLer' },
  'people.manage': { interviewer: 'lLer', candidate: '----', observer: '----' },
  'lead.claim': { interviewer: 'lLer', candidate: '----', observer: '----' },
  'interview.set': { interviewer: 'lL--', candidate: '----', observer: '----' },
  'interview.end': { interviewer: '-L--', candidate: '----', observer: '----' },
  'interview.reopen': { interviewer: '--e-', candidate: '----', observer: '----' },
  'interview.next': { interviewer: '--er', candidate: '----', observer: '----' },
  'consent.give': { interviewer: 'lL--', candidate: 'lL--', observer: 'lL--' },
  'clock.run': { interviewer: 'lL--', candidate: '----', observer: '----' },
  'hand.raise': { interviewer: '----', candidate: '-L--', observer: '----' },
  'hand.lower': { interviewer: '-L--', candidate: '-L--', observer: '----' },
  'hint.give': { interviewer: '-L--', candidate: '----', observer: '----' },
  'check.tick': { interviewer: 'lLer', candidate: '-L--', observer: '----' },
  'desk.read': { interviewer: 'lLer', candidate: '----', observer: 'lLer' },
  'desk.write': { interviewer: 'lLer', candidate: '----', observer: '----' },
  'guide.read': { interviewer: 'lLer', candidate: '----', observer: 'lLer' },
  'scorecard.submit': { interviewer: '--er', candidate: '----', observer: '----' },
  'self.rate': { interviewer: '----', candidate: '--er', observer: '----' },
  'debrief.read': { interviewer: '--er', candidate: '--er', observer: '--er' },
  'debrief.reveal': { interviewer: '--er', candidate: '----', observer: '----' },
  'feedback.release': { interviewer: '--er', candidate: '----', observer: '----' },
  'report.read': { interviewer: '--er', candidate: '--er', observer: '--er' },
  'late.send': { interviewer: '--er', candidate: '--er', observer: '----' },
  'recording.read': { interviewer: '-Ler', candidate: '--er', observer: '--er' },
  'recording.keep': { interviewer: '--er', candidate: '----', observer: '----' },
  'recording.branch': { interviewer: '--er', candidate: '--er', observer: '----' },
  'recording.export': { interviewer: '--er', candidate: '--er', observer: '----' },
  'replay.drive': { interviewer: '--er', candidate: '--er', observer: '----' },
}

/** What only the lead may do. */
const ofTheHost: readonly Action[] = [
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
]
/** What an observer may do only where the host said so. */
const byGrant: readonly Action[] = ['desk.read', 'guide.read']

const cells = actions.flatMap((action) =>
  roles.flatMap((role) => phases.map((phase, column) => ({ action, role, phase, column }))),
)

test.each(cells)('R1 $role, $phase: $action', ({ action, role, phase, column }) => {
  const allowed = written[action][role][column] !== '-'
  const needsHost = ofTheHost.includes(action)
  const needsGrant = role === 'observer' && byGrant.includes(action)
  expect(can(role, phase, action, { isHost: true, observersSeePrivate: true })).toBe(allowed)
  expect(can(role, phase, action, { isHost: true })).toBe(allowed && !needsGrant)
  expect(can(role, phase, action, { observersSeePrivate: true })).toBe(allowed && !needsHost)
  expect(can(role, phase, action)).toBe(allowed && !needsHost && !needsGrant)
})

test('R1 the written table has a letter for every phase', () => {
  expect(cells).toHaveLength(actions.length * roles.length * phases.length)
  for (const byRole of Object.values(written))
    for (const letters of Object.values(byRole)) expect(letters).toHaveLength(phases.length)
})

test('R1 nobody draws once the session has ended, an observer never', () => {
  const drawing = roles.flatMap((role) =>
    phases.filter((phase) => can(role, phase, 'board.draw')).map((phase): [Role, Phase] => [role, phase]),
  )
  expect(drawing).toEqual([
    ['interviewer', 'lobby'],
    ['interviewer', 'live'],
    ['candidate', 'live'],
  ])
})

test('R2 what a role never may is told apart from what it may not now', () => {
  expect(canInAnotherPhase('candidate', 'board.draw')).toBe(true)
  expect(canInAnotherPhase('observer', 'board.draw')).toBe(false)
  expect(canInAnotherPhase('interviewer', 'interview.end')).toBe(false)
  expect(canInAnotherPhase('interviewer', 'interview.end', { isHost: true })).toBe(true)
})

test('R4 once feedback is released everybody may do what they might after the end, but for reopening', () => {
  for (const { action, role } of cells) {
    const rights = { isHost: true, observersSeePrivate: true }
    const isSame = can(role, 'ended', action, rights) === can(role, 'released', action, rights)
    expect(isSame, `${role} ${action}`).toBe(action !== 'interview.reopen' || role !== 'interviewer')
  }
})
