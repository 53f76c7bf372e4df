import { reverseRecordsDiff, type RecordsDiff } from '@tldraw/store'
import type { TLArrowShape, TLRecord } from '@tldraw/tlschema'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boards, type Desk, desk, settle, shapeId } from '@/components/canvas/testing'
import { makeArrow, makeComponent } from '@/lib/board/make-record'
import type { ComponentShape } from '@/lib/board/shapes/component'
import { canonicalDiagram } from '@/lib/diagram/diagram'
import { boardArbitrary } from '@/lib/diagram/testing'
import type { StencilKind } from '@/lib/stencil/kinds'

const graph = ({ store }: Desk) => canonicalDiagram(store.allRecords())

function undo({ store }: Desk, step: RecordsDiff<TLRecord>): void {
  store.applyDiff(reverseRecordsDiff(step), { ignoreEphemeralKeys: true })
}

function redo({ store }: Desk, step: RecordsDiff<TLRecord>): void {
  store.applyDiff(step, { ignoreEphemeralKeys: true })
}

const setMeta = ({ store }: Desk, name: string, meta: TLArrowShape['meta']) =>
  store.update(shapeId(name), (shape) => ({ ...shape, meta }))
const setKind = ({ store }: Desk, name: string, kind: StencilKind) =>
  store.update(shapeId(name), (shape) => {
    const component = shape as unknown as ComponentShape
    return { ...component, props: { ...component.props, kind } } as unknown as typeof shape
  })

test(
  'T4 undo of a step gives the graph before it, redo the graph after it, for whoever looks',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(boardArbitrary, boardArbitrary, (first, second) => {
        const [a, b] = boards(2).map((doc) => desk(doc)) as [Desk, Desk]
        a.store.put(first)
        settle(a, b)
        const before = graph(a)
        const step = a.store.extractingChanges(() => {
          const kept = new Set(second.map(({ id }) => id))
          a.store.remove(first.flatMap(({ id }) => (kept.has(id) ? [] : [id])))
          a.store.put(second)
        })
        settle(a, b)
        const after = graph(a)
        expect(graph(b)).toBe(after)
        undo(a, step)
        settle(a, b)
        expect([graph(a), graph(b)]).toEqual([before, before])
        redo(a, step)
        settle(a, b)
        expect([graph(a), graph(b)]).toEqual([after, after])
      }),
      { numRuns: 40 },
    )
  },
)

test('T2 B1 B2 two say different things of one flow at once; the one takes only the own back', () => {
  const [a, b] = boards(2).map((doc) => desk(doc)) as [Desk, Desk]
  a.store.put([
    makeComponent({ id: 'api', kind: 'service', x: 0, y: 0 }) as unknown as TLRecord,
    makeComponent({ id: 'db', kind: 'relational_db', x: 0, y: 200 }) as unknown as TLRecord,
    ...makeArrow({ id: 'flow', from: shapeId('api'), to: shapeId('db') }),
  ])
  settle(a, b)
  const step = a.store.extractingChanges(() => setMeta(a, 'flow', { mode: 'async' }))
  setMeta(b, 'flow', { op: 'read' })
  settle(a, b)
  expect(graph(a)).toContain('"mode":"async","op":"read"')
  expect(graph(b)).toBe(graph(a))

  undo(a, step)
  settle(a, b)
  expect(graph(b)).toContain('"mode":"sync","op":"read"')

  // Where nobody said anything, the kinds decide, also after one has changed.
  setKind(b, 'db', 'message_queue')
  settle(a, b)
  expect(graph(a)).toContain('"mode":"async","op":"read"')
})
