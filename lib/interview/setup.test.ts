import { describe, expect, test } from 'vitest'
import { callName, interviewSetup, planAheadMs, readCallUrl, scheduleProblem } from '@/lib/interview/setup'
import { builtInPlans } from '@/lib/stage/plan'

const setup = {
  level: 'mid',
  rubric: 'readiness',
  plan: builtInPlans[45],
  isCoached: false,
  isRecorded: true,
  recordingDays: null,
  observersSeePrivate: false,
  callUrl: null,
  scheduledAt: null,
  timeZone: null,
}

const placesOf = (change: object) =>
  interviewSetup.safeParse({ ...setup, ...change }).error?.issues.map(({ path }) => path.join('.')) ?? []

describe('a set-up', () => {
  test('R5b S1 a usual one is taken as it is', () => {
    expect(interviewSetup.parse(setup)).toEqual(setup)
  })

  test.each([
    ['no minutes', { plan: [{ stage: 'scope', minutes: 0 }] }, 'plan.0.minutes'],
    ['negative minutes', { plan: [{ stage: 'scope', minutes: -5 }] }, 'plan.0.minutes'],
    ['10,000 minutes', { plan: [{ stage: 'scope', minutes: 10_000 }] }, 'plan.0.minutes'],
    ['half a minute', { plan: [{ stage: 'scope', minutes: 0.5 }] }, 'plan.0.minutes'],
    ['no stage', { plan: [] }, 'plan'],
    ['a stage twice', { plan: [...builtInPlans[45], { stage: 'scope', minutes: 5 }] }, 'plan'],
    ['an unknown level', { level: 'intern' }, 'level'],
    ['an unknown rubric', { rubric: '__proto__' }, 'rubric'],
    ['a script for a call', { callUrl: 'javascript:alert(1)' }, 'callUrl'],
    ['a zone there is not', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['half a millisecond', { scheduledAt: 0.5 }, 'scheduledAt'],
    ['more than there is', { isAdmin: true }, ''],
  ])('S1 %s is refused at its field', (_what, change, place) => {
    expect(placesOf(change)).toContain(place)
  })
})

describe('call links', () => {
  test.each([
    ['https://zoom.us/j/123?pwd=a', 'https://zoom.us/j/123?pwd=a', 'Zoom'],
    [' https://us02web.zoom.us/j/1 ', 'https://us02web.zoom.us/j/1', 'Zoom'],
    ['https://meet.google.com/abc-defg-hij', 'https://meet.google.com/abc-defg-hij', 'Google Meet'],
    ['https://call.example.org/room', 'https://call.example.org/room', 'call.example.org'],
  ])('%s', (typed, kept, name) => {
    expect(readCallUrl(typed)).toBe(kept)
    expect(callName(kept)).toBe(name)
  })

  test.each([
    'javascript:alert(1)',
    'http://zoom.us/j/1',
    'data:text/html,x',
    'zoom.us/j/1',
    '//zoom.us',
    'https://mina:secret@zoom.us/j/1',
    'https://localhost/x',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    `https://zoom.us/${'x'.repeat(600)}`,
    '',
  ])('X4 %j is refused', (typed) => {
    expect(readCallUrl(typed)).toBeNull()
  })

  test('X4 a name that only looks like a service is called what it is', () => {
    expect(callName('https://zoom.us.evil.example/')).toBe('zoom.us.evil.example')
  })
})

test('a time must come, not too far from now, and needs its zone', () => {
  const now = 1_800_000_000_000
  expect(scheduleProblem({ scheduledAt: null, timeZone: null }, now)).toBeNull()
  expect(scheduleProblem({ scheduledAt: now + 1, timeZone: 'UTC' }, now)).toBeNull()
  expect(scheduleProblem({ scheduledAt: now, timeZone: 'UTC' }, now)).toBe('scheduledAt')
  expect(scheduleProblem({ scheduledAt: now + planAheadMs + 1, timeZone: 'UTC' }, now)).toBe('scheduledAt')
  expect(scheduleProblem({ scheduledAt: now + 1, timeZone: null }, now)).toBe('timeZone')
})
