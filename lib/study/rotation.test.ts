import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Meeting, membersMax, membersMin, rotation } from '@/lib/study/rotation'

const groups = fc.record({
  members: fc.integer({ min: membersMin, max: membersMax }),
  weeks: fc.integer({ min: 1, max: 60 }),
})

const everyone = (members: number) => Array.from({ length: members }, (_, member) => member)
const spread = (counts: readonly number[]) => Math.max(...counts) - Math.min(...counts)
const pairKey = ({ interviewer, candidate }: Meeting) => [interviewer, candidate].sort((a, b) => a - b).join()

/** How often a member had a part in these meetings. */
function timesOf(meetings: readonly Meeting[], member: number, part: keyof Meeting): number {
  return meetings.filter((meeting) => meeting[part] === member).length
}

const check = (rule: (members: number, weeks: number) => void) =>
  fc.assert(fc.property(groups, ({ members, weeks }) => rule(members, weeks)))

describe('the rotation of a study group', () => {
  test('everybody has exactly one part each week', () =>
    check((members, weeks) => {
      const plan = rotation(members, weeks)
      expect(plan).toHaveLength(weeks)
      for (const meetings of plan) {
        expect(meetings).toHaveLength(Math.floor(members / 2))
        const parts = meetings.flatMap(({ interviewer, candidate, observer }) =>
          observer === null ? [interviewer, candidate] : [interviewer, candidate, observer],
        )
        expect(parts.sort((a, b) => a - b)).toEqual(everyone(members))
      }
    }))

  test('nobody meets somebody again before they met all others', () =>
    check((members, weeks) => {
      const met = new Map<string, number>()
      for (const a of everyone(members)) for (const b of everyone(a)) met.set(`${b},${a}`, 0)
      for (const meetings of rotation(members, weeks)) {
        for (const meeting of meetings) met.set(pairKey(meeting), (met.get(pairKey(meeting)) ?? -1) + 1)
        expect(spread([...met.values()])).toBeLessThanOrEqual(1)
      }
      expect(met.size).toBe((members * (members - 1)) / 2)
    }))

  test('who meets again has the other part', () =>
    check((members, weeks) => {
      const asked = new Map<string, number>()
      for (const meeting of rotation(members, weeks).flat()) {
        expect(asked.get(pairKey(meeting))).not.toBe(meeting.interviewer)
        asked.set(pairKey(meeting), meeting.interviewer)
      }
    }))

  test('over the weeks everybody asks and answers equally often, and looks on as often as the others', () =>
    check((members, weeks) => {
      const meetings = rotation(members, weeks).flat()
      for (const member of everyone(members)) {
        const [asks, answers] = [
          timesOf(meetings, member, 'interviewer'),
          timesOf(meetings, member, 'candidate'),
        ]
        expect(Math.abs(asks - answers)).toBeLessThanOrEqual(1)
      }
      expect(
        spread(everyone(members).map((member) => timesOf(meetings, member, 'observer'))),
      ).toBeLessThanOrEqual(1)
    }))

  test('a group that stops half-way is nearly even, too', () =>
    check((members, weeks) => {
      const plan = rotation(members, weeks)
      for (let until = 1; until <= weeks; until++) {
        const meetings = plan.slice(0, until).flat()
        for (const member of everyone(members)) {
          const [asks, answers] = [
            timesOf(meetings, member, 'interviewer'),
            timesOf(meetings, member, 'candidate'),
          ]
          expect(Math.abs(asks - answers)).toBeLessThanOrEqual(2)
        }
      }
    }))

  test('who looks on sees other pairs, too', () => {
    const seen = rotation(5, 30)
      .flat()
      .filter(({ observer }) => observer === 0)
      .map(pairKey)
    expect(new Set(seen).size).toBeGreaterThan(1)
  })

  test('three people in four weeks', () => {
    expect(rotation(3, 4)).toEqual([
      [{ interviewer: 1, candidate: 2, observer: 0 }],
      [{ interviewer: 2, candidate: 0, observer: 1 }],
      [{ interviewer: 0, candidate: 1, observer: 2 }],
      [{ interviewer: 2, candidate: 1, observer: 0 }],
    ])
  })
})
