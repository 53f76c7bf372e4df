import { expect, test } from 'vitest'
import { actions, can, phases, roles, type Action, type Phase, type Role } from '@/lib/permissions'

/**
 * R1 once more, as a person would write it down: for each action and role a letter a phase
 * (l lobby, L live, e ended, r released), `-` where it is refused. `host` marks what only the lead may do.
 */
const written: Record<Action, Record<Role, string>> = {
  'board.draw': { interviewer: 'lL--', candidate: '-L--', observer: '----' },
  'presence.send': { interviewer: 'lLer', candidate: 'lLer', observer: '----' },
  'presence.summon': { interviewer: 'lLer', candidate: '----', observer: '----' },
  'room.rename': { interviewer: 'lLer', candidate: '----', observer: '----' },
  'links.manage': { interviewer: 'lL--', candidate: '----', observer: '----' },
  'people.manage': { interviewer: 'lLer', candidate: '----', observer: '----' },
}
const ofTheHost: readonly Action[] = ['people.manage']

const cells = actions.flatMap((action) =>
  roles.flatMap((role) => phases.map((phase, column) => ({ action, role, phase, column }))),
)

test.each(cells)('R1 $role, $phase: $action', ({ action, role, phase, column }) => {
  const allowed = written[action][role][column] !== '-'
  expect(can(role, phase, action, true)).toBe(allowed)
  expect(can(role, phase, action)).toBe(allowed && !ofTheHost.includes(action))
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
