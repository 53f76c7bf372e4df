/**
 * Foreign keys as lines: from the row of a field to the entity it points to. They are no records: they follow from
 * what the cards say, and are drawn below everything else.
 */
import type { EntityShape } from '@/lib/board/shapes/cards'
import { layoutOf, rowHeight } from '@/components/canvas/cards/card-layout'

export interface Point {
  x: number
  y: number
}

/** A foreign key of one card: at which height its row stands, and where it points. */
export interface ForeignKey {
  id: string
  from: EntityShape
  y: number
  /** Null where no entity on the board is called so. */
  to: { entity: EntityShape; y: number } | null
}

/** The foreign keys of the entities on a board. Titles and fields are the same whatever their case; of two the first counts. */
export function foreignKeysOf(entities: readonly EntityShape[]): ForeignKey[] {
  const named = firstByName(entities.map((entity) => [entity.props.title, entity]))
  // Where the fields of an entity stand, by their names. Asked for with every frame of a drag, for every key.
  const heights = new Map<EntityShape, ReadonlyMap<string, number>>()
  const heightsIn = (entity: EntityShape) => {
    const made = heights.get(entity) ?? fieldHeights(entity)
    heights.set(entity, made)
    return made
  }
  const resolve = (target: string): ForeignKey['to'] => {
    const whole = named.get(plain(target))
    if (whole) return { entity: whole, y: layoutOf(whole).head.h / 2 }
    const dot = target.lastIndexOf('.')
    const entity = dot > 0 ? named.get(plain(target.slice(0, dot))) : undefined
    if (!entity) return null
    const y = heightsIn(entity).get(plain(target.slice(dot + 1)))
    return { entity, y: y ?? layoutOf(entity).head.h / 2 }
  }
  return entities.flatMap((from) =>
    layoutOf(from).rows.flatMap(({ id, y }) => {
      const row = from.props.rows[id]
      const target = row?.key === 'foreign' ? row.references.trim() : ''
      if (target === '') return []
      return [{ id: `${from.id} ${id}`, from, y: y + rowHeight / 2, to: resolve(target) }]
    }),
  )
}

function fieldHeights(entity: EntityShape): ReadonlyMap<string, number> {
  const { rows } = layoutOf(entity)
  return firstByName(rows.map(({ id, y }) => [entity.props.rows[id]?.name ?? '', y + rowHeight / 2]))
}

/** What bears each name first; what has none is left out. */
function firstByName<Thing>(things: readonly (readonly [name: string, thing: Thing])[]): Map<string, Thing> {
  const found = new Map<string, Thing>()
  for (const [name, thing] of things) {
    const key = plain(name)
    if (key !== '' && !found.has(key)) found.set(key, thing)
  }
  return found
}

const plain = (text: string) => text.trim().toLowerCase().normalize('NFC')

/** How far a line goes out of a card before it turns, in page units. */
const reach = 24
const corner = 8

/** The way of a line between the sides of two boxes that face each other, as an SVG path; both on the right where they overlap. */
export function lineBetween(
  from: { minX: number; maxX: number; y: number },
  to: { minX: number; maxX: number; y: number },
): { path: string; end: Point; direction: 1 | -1 } {
  if (to.minX - from.maxX >= reach) {
    return { ...elbow(from.maxX, from.y, to.minX, to.y, (from.maxX + to.minX) / 2), direction: 1 }
  }
  if (from.minX - to.maxX >= reach) {
    return { ...elbow(from.minX, from.y, to.maxX, to.y, (from.minX + to.maxX) / 2), direction: -1 }
  }
  const turn = Math.max(from.maxX, to.maxX) + reach
  return { ...elbow(from.maxX, from.y, to.maxX, to.y, turn), direction: -1 }
}

function elbow(x1: number, y1: number, x2: number, y2: number, turn: number): { path: string; end: Point } {
  const end = { x: x2, y: y2 }
  const rise = y2 - y1
  const r = Math.min(corner, Math.abs(rise) / 2, Math.abs(turn - x1), Math.abs(x2 - turn))
  if (r < 1) return { path: `M ${x1} ${y1} H ${turn} V ${y2} H ${x2}`, end }
  const down = Math.sign(rise)
  const out = Math.sign(turn - x1)
  const on = Math.sign(x2 - turn)
  const path = [
    `M ${x1} ${y1} H ${turn - out * r}`,
    `Q ${turn} ${y1} ${turn} ${y1 + down * r}`,
    `V ${y2 - down * r}`,
    `Q ${turn} ${y2} ${turn + on * r} ${y2}`,
    `H ${x2}`,
  ]
  return { path: path.join(' '), end }
}
