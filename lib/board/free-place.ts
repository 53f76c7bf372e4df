/** Where something new goes on a board: beside what it belongs to, over nothing that is there already. */

/** A rectangle in page units, by its upper left corner. */
export interface Area {
  x: number
  y: number
  w: number
  h: number
}

export type Size = Pick<Area, 'w' | 'h'>

/** The grid that components lie on, in page units. */
export const gridStep = 8
/** The distance to the neighbour: beside the words of a flow its line stays in sight. */
const gap = { x: 136, y: 96 }
/** What is nearer than this to something else looks as if it touched it. */
const margin = 24
/** How many columns and rows away from the neighbour are looked at. */
const reach = { columns: 4, rows: 6 }

export interface Surroundings {
  /** What may not be covered. */
  taken: readonly Area[]
  /** What is in sight: a place in it is preferred to one outside. */
  view: Area
}

/**
 * A free place beside something: `after` it to the right or below, `before` it to the left or below. Nearest
 * first, in sight before out of sight; where all is full, below everything.
 */
export function placeBeside(
  neighbour: Area,
  size: Size,
  side: 'after' | 'before',
  surroundings: Surroundings,
): Area {
  const across = (side === 'after' ? 1 : -1) * pitch(neighbour.w, size.w, gap.x)
  const down = pitch(neighbour.h, size.h, gap.y)
  const start = { x: middle(neighbour.x, neighbour.w, size.w), y: middle(neighbour.y, neighbour.h, size.h) }
  const places = cells().map(({ column, row, cost }) => ({
    area: onGrid({ x: start.x + column * across, y: start.y + row * down, ...size }),
    cost,
  }))
  return cheapest(places, size, surroundings)
}

/** A free place as near to a point as can be, the thing's middle on it where nothing is in the way. */
export function placeAround(point: { x: number; y: number }, size: Size, surroundings: Surroundings): Area {
  const places = Array.from({ length: 9 * 9 }, (_, at) => {
    const [column, row] = [(at % 9) - 4, Math.floor(at / 9) - 4]
    return {
      area: onGrid({
        x: point.x - size.w / 2 + column * (size.w + gap.x / 2),
        y: point.y - size.h / 2 + row * (size.h + gap.y / 2),
        ...size,
      }),
      cost: Math.hypot(column * (size.w + gap.x / 2), row * (size.h + gap.y / 2)) / size.w,
    }
  })
  return cheapest(places, size, surroundings)
}

/** The nearest place on the grid, with a thing's middle on a point. */
export function placeOn(point: { x: number; y: number }, size: Size): Area {
  return onGrid({ x: point.x - size.w / 2, y: point.y - size.h / 2, ...size })
}

/** The neighbourhood by rows and columns: the next column first, then what is right below. */
function cells(): { column: number; row: number; cost: number }[] {
  const found = []
  for (let column = 0; column <= reach.columns; column++) {
    for (let row = -reach.rows; row <= reach.rows; row++) {
      if (column === 0 && row <= 0) continue
      // Below is a little nearer than above.
      const down = row < 0 ? -row + 0.2 : row
      found.push({ column, row, cost: column === 0 ? 1.6 + down : 2.5 * (column - 1) + down })
    }
  }
  return found
}

function cheapest(
  places: readonly { area: Area; cost: number }[],
  size: Size,
  { taken, view }: Surroundings,
): Area {
  let best: { area: Area; cost: number } | null = null
  for (const { area, cost } of places) {
    const total = contains(view, area) ? cost : cost + 4
    if (best && best.cost <= total) continue
    if (!taken.some((other) => touches(area, other))) best = { area, cost: total }
  }
  return best?.area ?? belowEverything(taken, size)
}

function belowEverything(taken: readonly Area[], size: Size): Area {
  const left = Math.min(...taken.map(({ x }) => x))
  const bottom = Math.max(...taken.map(({ y, h }) => y + h))
  return onGrid({ x: left, y: bottom + gap.y, ...size })
}

/** From the middle of one to the middle of the next, in whole steps of the grid. */
function pitch(length: number, next: number, gap: number): number {
  return Math.ceil(((length + next) / 2 + gap) / gridStep) * gridStep
}

function middle(start: number, length: number, own: number): number {
  return start + length / 2 - own / 2
}

/** The nearest line of the grid. */
export function snapped(value: number): number {
  return Math.round(value / gridStep) * gridStep
}

function onGrid({ x, y, w, h }: Area): Area {
  return { x: snapped(x), y: snapped(y), w, h }
}

function touches(a: Area, b: Area): boolean {
  return (
    a.x < b.x + b.w + margin &&
    b.x < a.x + a.w + margin &&
    a.y < b.y + b.h + margin &&
    b.y < a.y + a.h + margin
  )
}

function contains(outer: Area, inner: Area): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.w <= outer.x + outer.w &&
    inner.y + inner.h <= outer.y + outer.h
  )
}
