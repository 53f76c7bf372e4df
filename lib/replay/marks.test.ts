import { describe, expect, test } from 'vitest'
import type { EvidenceMark } from '@/lib/replay/evidence'
import { inTime, markOfEvent, type SessionEvent, stageAt, wasLiveAt } from '@/lib/replay/marks'

const event = (kind: string, data: unknown = {}, at = 5): SessionEvent => ({
  id: '7',
  at,
  by: 'mina',
  kind,
  stage: 'scope',
  data,
})
const clock = (command: string, to: string | null, minutes: number | null = null) =>
  event('clock', { command, from: 'scope', to, minutes, version: 1 })

describe('marks of a session', () => {
  test('V2 the start is its first stage, and a stage one goes back to says so', () => {
    const base = { id: 'event:7', at: 5, by: 'mina', isPrivate: false }
    const stage = { ...base, kind: 'stage', stage: 'scope', to: 'scope' }
    expect(markOfEvent(clock('start', 'scope'))).toEqual({ ...stage, isReturn: false })
    expect(markOfEvent(clock('back', 'scope'))).toEqual({ ...stage, isReturn: true })
    expect(markOfEvent(clock('add', 'scope', -5))).toMatchObject({ what: 'time_added', minutes: -5 })
  })

  test('V2 what leaves things as they were, is no part of the hour, or cannot be read makes no mark', () => {
    for (const none of [
      event('hand', { personId: 'jun', wants: null }),
      event('consent', { recording: 'off' }),
      event('role', { personId: 'jun' }),
      event('submitted'),
      event('revealed'),
      event('tick', { isTicked: false }),
      event('clock', 'x'),
      event('clock', { command: 'next', to: 'lunch' }),
      event('hand', null),
      event('something new'),
    ])
      expect(markOfEvent(none), JSON.stringify(none)).toBeNull()
  })

  test('V2 a moment is in the last stage that was begun by then', () => {
    const marks = [clock('start', 'scope'), { ...clock('next', 'high_level'), at: 9 }].flatMap(
      (one): EvidenceMark[] => [markOfEvent(one) ?? []].flat(),
    )
    expect([4, 5, 8, 9, 99].map((at) => stageAt(marks, at))).toEqual([
      null,
      'scope',
      'scope',
      'high_level',
      'high_level',
    ])
  })

  test('V2 a session goes on from its start to its end, and again where it is reopened', () => {
    const events = [event('ended', {}, 20), event('reopened', {}, 30), event('ended', {}, 40)]
    const session = { startedAt: 10, events }
    expect([9, 10, 19, 20, 29, 30, 39, 40].map((at) => wasLiveAt(session, at))).toEqual([
      ...[false, true, true, false],
      ...[false, true, true, false],
    ])
    expect(wasLiveAt({ startedAt: null, events: [] }, 10)).toBe(false)
  })

  test('V2 of marks at one moment the one that was given first comes first', () => {
    const marks = [3, 1, 3, 2].map((at, place) => ({ at, place }))
    expect(inTime(marks).map(({ place }) => place)).toEqual([1, 3, 0, 2])
  })
})
