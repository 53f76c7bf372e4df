import { expect, test } from 'vitest'
import { mayReplay } from '@/components/recording/may-replay'
import type { RoomScene } from '@/components/room/room-context'
import type { InterviewState } from '@/lib/interview/interview-state'

const sceneOf = (phase: RoomScene['phase'], interview: Partial<InterviewState> | null, look = false) =>
  ({
    look,
    status: 'open',
    phase,
    viewer: { participantId: 'mina', role: 'interviewer' },
    interview: interview && { recordingGoneAt: null, observersSeePrivate: false, ...interview },
  }) as unknown as RoomScene

test.each([
  ['an interview that was recorded', 'ended', { recording: 'on' }, true],
  ['one whose feedback is out', 'released', { recording: 'on' }, true],
  ['one whose recording was deleted', 'ended', { recording: 'on', recordingGoneAt: 1 }, false],
  ['one that was not to be recorded', 'ended', { recording: 'off' }, false],
  ['one that ended before everybody had answered', 'ended', { recording: 'waiting' }, false],
  ['one that goes on', 'live', { recording: 'on' }, true],
  ['one that goes on while somebody has not answered', 'live', { recording: 'waiting' }, true],
  ['one that goes on unrecorded', 'live', { recording: 'off' }, false],
  ['one that has not begun', 'lobby', { recording: 'on' }, false],
  ['a room that is no interview', 'live', null, true],
] as const)('V1 whether a replay is offered of %s', (_what, phase, interview, is) => {
  expect(mayReplay(sceneOf(phase, interview))).toBe(is)
  expect(mayReplay(sceneOf(phase, interview, true)), 'as a candidate').toBe(false)
})
