import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addPoint, changePoint, leaveOut, movePoint, removePoint } from '@/lib/rubric/edit-feedback'
import { type Feedback, type FeedbackPoint, pointKinds, pointsToAdd } from '@/lib/rubric/feedback'

const point = (id: string, kind: FeedbackPoint['kind'] = 'strength'): FeedbackPoint => ({
  ...{ id, kind, text: id, dimension: null, moment: null },
})
const feedbackOf = (...points: FeedbackPoint[]): Feedback => ({
  ...{ summary: 'so', points, left: [], sharesNotes: false },
})
const ids = ({ points }: Feedback) => points.map(({ id }) => id)

const some = fc
  .array(fc.constantFrom(...pointKinds), { minLength: 1, maxLength: 8 })
  .map((kinds) => feedbackOf(...kinds.map((kind, at) => point(`p${at}`, kind))))

describe('C3 the hand on feedback', () => {
  test('moving keeps every point, and the order of the other kind; down and up again is where it was', () => {
    fc.assert(
      fc.property(some, fc.nat(7), fc.constantFrom(-1 as const, 1 as const), (written, which, step) => {
        const { id, kind } = written.points[which % written.points.length] ?? point('none')
        const moved = movePoint(written, id, step)
        expect(ids(moved).sort()).toEqual(ids(written).sort())
        const others = (of: Feedback) => of.points.filter((each) => each.kind !== kind)
        expect(others(moved)).toEqual(others(written))
        const own = (of: Feedback) => of.points.filter((each) => each.kind === kind).map((each) => each.id)
        const [was, is] = [own(written).indexOf(id), own(moved).indexOf(id)]
        expect(is).toBe(Math.min(Math.max(was + step, 0), own(written).length - 1))
        if (moved !== written)
          expect(movePoint(moved, id, step === 1 ? -1 : 1).points).toEqual(written.points)
      }),
      { seed: 20261126, numRuns: 300 },
    )
  })

  test('a point that is taken out and brought back stands where it stood', () => {
    fc.assert(
      fc.property(some, fc.nat(7), (written, which) => {
        const place = which % written.points.length
        const gone = written.points[place] ?? point('none')
        const without = removePoint(written, gone.id)
        expect(ids(without)).not.toContain(gone.id)
        expect(without.left).toEqual([gone.id])
        expect(addPoint(without, gone, place)).toEqual(written)
      }),
      { seed: 20261126, numRuns: 200 },
    )
  })

  test('what was taken out or left out is not offered again', () => {
    const note = { id: 'n', text: '+ locks rows', at: 1, elapsedMs: 1, stage: null }
    expect(pointsToAdd(feedbackOf(), [note])).toHaveLength(1)
    expect(pointsToAdd(leaveOut(feedbackOf(), ['n']), [note])).toEqual([])
    expect(pointsToAdd(removePoint(feedbackOf(point('n')), 'n'), [note])).toEqual([])
  })

  test('a change reaches its point alone', () => {
    const changed = changePoint(feedbackOf(point('a'), point('b')), 'b', { text: 'new', kind: 'next_step' })
    expect(changed.points).toEqual([point('a'), { ...point('b', 'next_step'), text: 'new' }])
  })
})
