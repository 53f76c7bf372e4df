/** Feedback that was written in two places at once (C2): two tabs, or a tab and what it held while it was offline. */
import type { Feedback, FeedbackPoint } from '@/lib/rubric/feedback'
import { mergeNotes } from '@/lib/rubric/merge-notes'
import { isSameMoment, type Moment } from '@/lib/rubric/scorecard'

/**
 * What became of `base` in both places. Texts are merged line by line, so that nothing anybody typed is lost; of what is
 * chosen (kind, dimension, moment, place in the list) this side's change stands. A point that was taken out on one side
 * stays where the other one has written on it.
 */
export function mergeFeedback(base: Feedback, mine: Feedback, theirs: Feedback): Feedback {
  const was = byId(base.points)
  const [here, there] = [byId(mine.points), byId(theirs.points)]
  const merged = new Map<string, FeedbackPoint>()
  for (const id of new Set([...here.keys(), ...there.keys()])) {
    const point = mergePoint(was.get(id), here.get(id), there.get(id))
    if (point) merged.set(id, point)
  }
  const order = mergeOrder(idsOf(base), idsOf(mine), idsOf(theirs))
  return {
    summary: mergeNotes(base.summary, mine.summary, theirs.summary),
    points: order.flatMap((id) => merged.get(id) ?? []),
    left: mergeSets(base.left, mine.left, theirs.left).filter((id) => !merged.has(id)),
    sharesNotes: mine.sharesNotes === base.sharesNotes ? theirs.sharesNotes : mine.sharesNotes,
  }
}

/** Whether both say the same. */
export function isSameFeedback(one: Feedback, other: Feedback): boolean {
  return (
    one.summary === other.summary &&
    one.sharesNotes === other.sharesNotes &&
    isSameList(one.left, other.left, (a, b) => a === b) &&
    isSameList(one.points, other.points, isSamePoint)
  )
}

const byId = (points: readonly FeedbackPoint[]) => new Map(points.map((point) => [point.id, point]))
const idsOf = ({ points }: Feedback) => points.map(({ id }) => id)

/** What became of one point; undefined where it is gone. */
function mergePoint(
  was: FeedbackPoint | undefined,
  mine: FeedbackPoint | undefined,
  theirs: FeedbackPoint | undefined,
): FeedbackPoint | undefined {
  if (!mine || !theirs) {
    const left = mine ?? theirs
    // Taken out on one side; on the other as it was, or with new words.
    return was && left && isSamePoint(was, left) ? undefined : left
  }
  const kept = <Value>(of: (point: FeedbackPoint) => Value, isSame: (a: Value, b: Value) => boolean) =>
    was && isSame(of(mine), of(was)) ? of(theirs) : of(mine)
  return {
    id: mine.id,
    kind: kept(({ kind }) => kind, Object.is),
    text: mergeNotes(was?.text ?? '', mine.text, theirs.text),
    dimension: kept(({ dimension }) => dimension, Object.is),
    moment: kept(({ moment }) => moment, isSameShown),
  }
}

/** Their order, with what only this side has behind what it stood behind; where this side has moved points, the reverse. */
function mergeOrder(base: string[], mine: string[], theirs: string[]): string[] {
  const hasMoved = !isSameList(
    base.filter((id) => mine.includes(id)),
    mine.filter((id) => base.includes(id)),
    Object.is,
  )
  const [first, second] = hasMoved ? [mine, theirs] : [theirs, mine]
  const order = [...first]
  for (const [at, id] of second.entries()) {
    if (order.includes(id)) continue
    const before = second[at - 1]
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id)
  }
  return order
}

/** What both have, and what either has added; without what either has taken out. */
function mergeSets(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const isGone = (id: string) => base.includes(id) && !(mine.includes(id) && theirs.includes(id))
  return [...new Set([...theirs, ...mine])].filter((id) => !isGone(id))
}

function isSamePoint(a: FeedbackPoint, b: FeedbackPoint): boolean {
  return (
    a.id === b.id &&
    a.kind === b.kind &&
    a.text === b.text &&
    a.dimension === b.dimension &&
    isSameShown(a.moment, b.moment)
  )
}

function isSameShown(a: Moment | null, b: Moment | null): boolean {
  return a === null || b === null ? a === b : isSameMoment(a, b)
}

function isSameList<Item>(
  one: readonly Item[],
  other: readonly Item[],
  isSame: (a: Item, b: Item) => boolean,
): boolean {
  return (
    one.length === other.length &&
    one.every((item, at) => {
      const beside = other[at]
      return beside !== undefined && isSame(item, beside)
    })
  )
}
