/** Random boards for the tests of this folder and of those who read a diagram. */
import fc from 'fast-check'
import {
  makeArrow,
  makeBox,
  makeCard,
  makeComponent,
  makeFrame,
  makeGroup,
  makeShapeId,
} from '@/lib/board/make-record'
import type { ArrowBinding, BoardRecord, BoardShape } from '@/lib/board/schema'
import { cardKinds } from '@/lib/board/shapes/cards'
import { stencilKinds } from '@/lib/stencil/kinds'

const label = fc.constantFrom('', ' ', 'Orders', '주문', 'حجز 🙂')
const kind = fc.constantFrom(...stencilKinds)
const place = { x: fc.integer({ min: -2000, max: 2000 }), y: fc.integer({ min: -2000, max: 2000 }) }
const arrowMeta = fc.oneof(
  fc.constant({}),
  fc.record(
    {
      op: fc.constantFrom('read', 'write', 'neither'),
      mode: fc.constantFrom('sync', 'async', 7),
      share: fc.constantFrom(0.25, 1, -3, 'most'),
      fanout: fc.constantFrom(3, 0, null),
      loop: fc.constantFrom(true, false, 'yes'),
    },
    { requiredKeys: [] },
  ),
)

const counts = { instances: fc.integer({ min: 1, max: 9 }), shards: fc.integer({ min: 1, max: 9 }) }
const figure = fc.option(fc.constantFrom(0, 1, 2500))
const active = fc.option(fc.integer({ min: 1, max: 3 }))

interface Parts {
  components: { x: number; y: number; kind: (typeof stencilKinds)[number]; label: string }[]
  others: ({ x: number; y: number } & { what: 'box' | 'frame' | 'group' | (typeof cardKinds)[number] })[]
  arrows: { from: number | null; to: number | null; label: string; meta: BoardShape['meta'] }[]
}

// An end beyond the components is on one of the other shapes; null is on nothing.
const end = fc.option(fc.nat(11))
const parts: fc.Arbitrary<Parts> = fc.record({
  components: fc.array(fc.record({ ...place, kind, label, ...counts, readOps: figure, active }), {
    maxLength: 8,
  }),
  others: fc.array(fc.record({ ...place, what: fc.constantFrom('box', 'frame', 'group', ...cardKinds) }), {
    maxLength: 4,
  }),
  arrows: fc.array(fc.record({ from: end, to: end, label, meta: arrowMeta }), { maxLength: 12 }),
})

/** A board of components, other shapes and arrows, whose ends are on a component, on another shape or on nothing. */
export const boardArbitrary: fc.Arbitrary<BoardRecord[]> = parts.map(boardOf)

function boardOf({ components, others, arrows }: Parts): BoardRecord[] {
  const shapes: BoardShape[] = [
    ...components.map((props, i) => makeComponent({ id: `c${i}`, ...props })),
    ...others.map(({ what, ...at }, i) => {
      const spot = { id: `o${i}`, ...at }
      if (what === 'box') return makeBox({ ...spot, label: '' })
      if (what === 'frame') return makeFrame({ ...spot, name: '', w: 300, h: 200 })
      if (what === 'group') return makeGroup(spot)
      return makeCard(what, spot, {}) as BoardShape
    }),
  ]
  const targets = shapes.map(({ id }) => id)
  const drawn = arrows.flatMap(({ from, to, label, meta }, i) => {
    const [start, finish] = [from, to].map((at) => (at === null ? undefined : targets[at]))
    const nowhere = makeShapeId('nowhere')
    const all = makeArrow({ id: `a${i}`, from: start ?? nowhere, to: finish ?? nowhere, label, meta })
    return all.filter((record) => record.typeName === 'shape' || record.toId !== nowhere)
  })
  return [...shapes, ...drawn]
}

/** The same records under other ids, bindings and parents with them, as a copy of all of them has. */
export function copyOf(records: readonly BoardRecord[]): BoardRecord[] {
  const shapes = new Set(records.filter(({ typeName }) => typeName === 'shape').map(({ id }) => id as string))
  const renamed = (id: string) => makeShapeId(copiedName(id))
  return records.flatMap((record): BoardRecord[] => {
    if (record.typeName === 'shape') {
      const parentId = shapes.has(record.parentId) ? renamed(record.parentId) : record.parentId
      return [{ ...record, id: renamed(record.id), parentId: parentId as BoardShape['parentId'] }]
    }
    if (record.typeName !== 'binding' || !shapes.has(record.fromId) || !shapes.has(record.toId)) return []
    const id = `binding:${copiedName(record.id)}` as ArrowBinding['id']
    return [{ ...record, id, fromId: renamed(record.fromId), toId: renamed(record.toId) }]
  })
}

/** What an id is called in the copy, without its prefix. */
export function copiedName(id: string): string {
  return `copy-${id.slice(id.indexOf(':') + 1)}`
}
