/** Where a flow meets its two components, so that flows between the same two lie side by side. */
import type { Area } from '@/lib/board/free-place'

/** Where an arrow meets a shape: parts of its width and height, from its upper left corner. */
export interface Anchor {
  x: number
  y: number
}

/** How one more flow is drawn beside those that are there. */
export interface Lane {
  start: Anchor
  end: Anchor
  /** Where between the two it turns, as a part of the way: lines that turn at the same place would meet there. */
  turnsAt: number
}

/**
 * The lanes across the shorter of two sides that face each other, as parts of its length from the middle, in
 * the order in which they are taken: up or left first, for counts hang at the upper right.
 */
const lanes = [0, -0.3, 0.3, -0.15, 0.15]
/** Lanes nearer to each other than this look like one. */
const distinct = 0.1
/** How much earlier or later a line turns for each length of a side that it lies off the middle. */
const turnPerLength = 0.6

/**
 * The lane of one more flow between two components, where `taken` are the anchors at which flows between them
 * meet the first. Null for the middle, where tldraw finds the way itself: it is free, or every lane is taken.
 */
export function laneBeside(from: Area, to: Area, taken: readonly Anchor[]): Lane | null {
  const across = facesAcross(from, to) ? 'y' : 'x'
  const length = across === 'y' ? 'h' : 'w'
  const side = Math.min(from[length], to[length])
  const takenLanes = taken.map((anchor) => ((anchor[across] - 0.5) * from[length]) / side)
  const lane = lanes.find((lane) => takenLanes.every((other) => Math.abs(other - lane) >= distinct))
  if (!lane) return null
  const along = across === 'y' ? 'x' : 'y'
  const forwards = Math.sign(to[along] - from[along])
  const sidewards = Math.sign(middle(to, across) - middle(from, across))
  const meeting = (area: Area, edge: number): Anchor => {
    const at = 0.5 + (lane * side) / area[length]
    return across === 'y' ? { x: edge, y: at } : { x: at, y: edge }
  }
  return {
    start: meeting(from, forwards > 0 ? 1 : 0),
    end: meeting(to, forwards > 0 ? 0 : 1),
    // The line on the inside of the bend turns later: so the two do not cross.
    turnsAt: 0.5 - lane * sidewards * turnPerLength,
  }
}

/** Whether the two stand beside each other rather than one above the other. */
function facesAcross(a: Area, b: Area): boolean {
  return distance(a.x, a.w, b.x, b.w) >= distance(a.y, a.h, b.y, b.h)
}

/** How much room there is between two stretches; less than none where they overlap. */
function distance(start: number, length: number, otherStart: number, otherLength: number): number {
  return Math.max(otherStart - start - length, start - otherStart - otherLength)
}

function middle(area: Area, axis: 'x' | 'y'): number {
  return axis === 'x' ? area.x + area.w / 2 : area.y + area.h / 2
}
