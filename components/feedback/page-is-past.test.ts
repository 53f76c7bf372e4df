import { expect, test } from 'vitest'
import { pageIsPast } from '@/components/feedback/page-is-past'
import { RequestRefused } from '@/components/room/request'
import type { Phase, Role } from '@/lib/permissions'

const standing = (role: Role, phase: Phase) => ({ phase, viewer: { role } })
const interviewer = standing('interviewer', 'ended')

test.each([
  ['the same', interviewer, false],
  ['one whose feedback is out', standing('interviewer', 'released'), false],
  ['one that was reopened', standing('interviewer', 'live'), true],
  ['one for an observer', standing('observer', 'ended'), true],
  ['one for a candidate', standing('candidate', 'ended'), true],
])('C4 R1 the feedback page is made anew where the session is %s', (_what, now, is) => {
  expect(pageIsPast(interviewer, now, undefined)).toBe(is)
})

test.each([
  ['not_found', true],
  ['forbidden', true],
  ['unauthenticated', true],
  ['unreachable', false],
  ['invalid', false],
] as const)('C4 R1 the feedback page is made anew where its room is refused: %s', (code, is) => {
  expect(pageIsPast(interviewer, interviewer, new RequestRefused(code, ''))).toBe(is)
})
