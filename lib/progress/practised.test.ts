import { describe, expect, test } from 'vitest'
import { practisedProblems } from '@/lib/progress/practised'
import type { OwnSession } from '@/lib/progress/progress'
import { byDimension, type ScoreLevel } from '@/lib/rubric/dimensions'
import type { Scores } from '@/lib/rubric/suggestion'

const all = (level: ScoreLevel): Scores => byDimension(() => level)
const session = (change: Partial<OwnSession>): OwnSession => ({
  ...{ roomId: 'a', title: 'Pay', at: 0, isPractice: false, problemId: 'payment-system' },
  ...{ given: [], self: null, stages: [] },
  ...change,
})

describe('V5 what was done with each problem', () => {
  test('V5 counts its sessions, and says of the last one how it went', () => {
    const found = practisedProblems(
      [
        session({ roomId: 'b', at: 20, given: [all(2), all(3), all(0)], self: all(4) }),
        session({ roomId: 'a', at: 10, given: [all(4)] }),
        session({ roomId: 'c', at: 5, problemId: 'google-maps', isPractice: true, self: all(3) }),
        session({ roomId: 'd', at: 30, problemId: null, self: all(1) }),
      ],
      [],
    )
    expect(found).toEqual({
      'payment-system': { times: 2, last: { at: 20, level: { value: 2.5, by: 'interviewers' } }, asked: 0 },
      'google-maps': { times: 1, last: { at: 5, level: { value: 3, by: 'self' } }, asked: 0 },
    })
  })

  test('V5 where nobody said how it went there is no figure, whatever was said before', () => {
    const before = session({ roomId: 'a', at: 10, given: [all(4)] })
    const found = practisedProblems([before, session({ roomId: 'b', at: 20, self: all(0) })], [])
    expect(found['payment-system']?.last).toEqual({ at: 20, level: null })
  })

  test('a problem that was only asked is there, and was not practised', () => {
    expect(practisedProblems([], ['google-maps', 'google-maps'])).toEqual({
      'google-maps': { times: 0, last: null, asked: 2 },
    })
  })
})
