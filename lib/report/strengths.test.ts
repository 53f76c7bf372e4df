import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pointsOf } from '@/lib/report/strengths'
import { momentAt, pointOf, reportCardOf } from '@/lib/report/testing'
import { dimensionIds } from '@/lib/rubric/dimensions'
import { foremost } from '@/lib/rubric/feedback'

const of = (...points: Parameters<typeof pointOf>[0][]) => reportCardOf({ points: points.map(pointOf) })
const ids = (points: readonly { id: string }[]) => points.map(({ id }) => id)

describe('the points of a report', () => {
  test('V3 what comes first is spread over dimensions', () => {
    const { first, rest } = pointsOf(
      [
        of(
          { id: 'a', dimension: 'depth', moment: momentAt(1) },
          { id: 'b', dimension: 'depth', moment: momentAt(2) },
          { id: 'c', dimension: 'depth', moment: momentAt(3) },
          { id: 'd', dimension: 'problem' },
          { id: 'e', dimension: 'estimation', moment: momentAt(4) },
        ),
      ],
      'strength',
    )
    expect(ids(first)).toEqual(['a', 'e', 'd'])
    expect(ids(rest)).toEqual(['b', 'c'])
  })

  test('V3 then what a moment shows, then what its author put first', () => {
    const card = of({ id: 'a' }, { id: 'b', moment: momentAt(9) }, { id: 'c' }, { id: 'd' })
    expect(ids(pointsOf([card], 'strength').first)).toEqual(['b', 'a', 'c'])
  })

  test('V3 authors take turns', () => {
    const hana = of({ id: 'a' }, { id: 'b' }, { id: 'c' })
    const bo = { ...of({ id: 'x' }, { id: 'y' }), participantId: 'bo' }
    const { first, rest } = pointsOf([hana, bo], 'strength')
    expect(first.map(({ id, by }) => `${id} ${by}`)).toEqual(['a hana', 'x bo', 'b hana'])
    expect(ids(rest)).toEqual(['c', 'y'])
  })

  test('V3 none is lost, none comes twice, and none is of the other kind', () => {
    const point = fc.record({
      kind: fc.constantFrom('strength' as const, 'next_step' as const),
      dimension: fc.constantFrom(null, ...dimensionIds),
      moment: fc.constantFrom(null, momentAt(1), momentAt(2)),
    })
    fc.assert(
      fc.property(fc.array(fc.array(point, { maxLength: 8 }), { maxLength: 4 }), (cards) => {
        const made = cards.map((points, by) =>
          reportCardOf({
            participantId: `p${by}`,
            points: points.map((one, at) => pointOf({ ...one, id: `${by}-${at}` })),
          }),
        )
        const { first, rest } = pointsOf(made, 'next_step')
        const all = made.flatMap(({ points }) => ids(points.filter(({ kind }) => kind === 'next_step')))
        expect(ids([...first, ...rest]).toSorted()).toEqual(all.toSorted())
        expect(first.length).toBe(Math.min(foremost, all.length))
      }),
    )
  })
})
