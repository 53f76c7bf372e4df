import { createShapeId, type TLRecord, type TLShape } from '@tldraw/tlschema'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstPageId } from '@/lib/board/doc'
import { canonicalJson } from '@/lib/board/json'
import { makeArrow, makeBox, makeCard, makeComponent, makeFrame, makeGroup } from '@/lib/board/make-record'
import { canonicalDiagram, diagram, isComponent } from '@/lib/diagram/diagram'
import { boardArbitrary, copiedName, copyOf } from '@/lib/diagram/testing'

const client = makeComponent({ id: 'client', kind: 'client', x: 0, y: 0 })
const api = makeComponent({ id: 'api', kind: 'service', label: ' Orders ', instances: 3, x: 0, y: 200 })
const db = makeComponent({ id: 'db', kind: 'relational_db', shards: 4, readOps: 9000, x: 0, y: 400 })
const note = makeBox({ id: 'note', label: 'a remark', x: 300, y: 0 })

const isShape = (record: TLRecord): record is TLShape => record.typeName === 'shape'
const edit = (records: TLRecord[], change: (shape: TLShape, at: number) => Partial<TLShape>): TLRecord[] =>
  records.map((record, at) => (isShape(record) ? ({ ...record, ...change(record, at) } as TLShape) : record))

/** An arrow without the binding of one end. */
function looseArrow(id: string, from: TLShape, keep: 'start' | 'end'): TLRecord[] {
  const records = makeArrow({ id, from: from.id, to: from.id })
  return records.filter((record) => record.typeName === 'shape' || record.props.terminal === keep)
}

describe('T4 the drawing as a graph', () => {
  test('T4 components are nodes, with what was changed on them', () => {
    expect(diagram([db, api]).nodes).toEqual([
      {
        id: 'shape:api',
        kind: 'service',
        label: 'Orders',
        instances: 3,
        shards: 1,
        active: null,
        overrides: {},
      },
      {
        id: 'shape:db',
        kind: 'relational_db',
        label: '',
        instances: 1,
        shards: 4,
        active: null,
        overrides: { readOps: 9000 },
      },
    ])
  })

  test('T2 T4 an arrow between components is a flow: what its ends say, and what was said of it', () => {
    const said = { op: 'read', share: 0.2, fanout: 'three', loop: true, op2: 1 }
    const records = [
      ...makeArrow({ id: '2', from: api.id, to: db.id, label: ' saves ' }),
      ...makeArrow({ id: '1', from: api.id, to: db.id, meta: said }),
    ]
    expect(diagram([api, db, ...records]).edges).toEqual([
      {
        id: 'shape:1',
        from: api.id,
        to: db.id,
        label: '',
        op: 'read',
        mode: 'sync',
        share: 0.2,
        fanout: 1,
        loop: true,
      },
      {
        id: 'shape:2',
        from: api.id,
        to: db.id,
        label: 'saves',
        op: 'write',
        mode: 'sync',
        share: 1,
        fanout: 1,
        loop: false,
      },
    ])
  })

  test('T4 an arrow with an end on nothing is a loose end', () => {
    const lone = makeArrow({ id: 'lone', from: api.id, to: api.id })[0]
    const records = [api, ...looseArrow('out', api, 'start'), ...looseArrow('in', api, 'end'), lone]
    const graph = diagram(records)
    expect(graph.edges).toEqual([])
    expect(graph.looseEnds).toEqual([
      { id: 'shape:in', label: '', from: null, to: api.id },
      { id: 'shape:lone', label: '', from: null, to: null },
      { id: 'shape:out', label: '', from: api.id, to: null },
    ])
  })

  test('T4 an arrow to or from what is no component explains the drawing, loose or not', () => {
    const card = makeCard('entity', { id: 'card', x: 0, y: 0 }, {})
    const records: TLRecord[] = [
      api,
      note,
      card as TLShape,
      ...makeArrow({ id: '1', from: note.id, to: api.id }),
      ...makeArrow({ id: '2', from: api.id, to: card.id }),
      ...makeArrow({ id: '3', from: card.id, to: note.id }),
      ...looseArrow('4', note, 'start'),
    ]
    expect(diagram(records)).toMatchObject({ edges: [], looseEnds: [], orphans: [api.id] })
  })

  test('T4 a component may call itself, and is then still joined to nothing else', () => {
    const graph = diagram([api, ...makeArrow({ id: '1', from: api.id, to: api.id })])
    expect(graph.edges).toMatchObject([{ from: api.id, to: api.id }])
    expect(graph.orphans).toEqual([api.id])
  })

  test('T4 a binding to a shape that is gone counts as none; of two bindings of one end the smaller id holds', () => {
    const [arrow, start, end] = makeArrow({ id: '1', from: api.id, to: createShapeId('gone') })
    expect(diagram([api, arrow, start, end]).looseEnds).toMatchObject([{ from: api.id, to: null }])
    const second = { ...start, id: `${start.id}2` as typeof start.id, toId: db.id }
    for (const records of [
      [api, db, arrow, start, second],
      [second, start, arrow, db, api],
    ])
      expect(diagram(records).looseEnds).toMatchObject([{ from: api.id, to: null }])
  })

  test('T4 a component needs a label where there is another of its kind; a flow where it has none', () => {
    const cache = (id: string, label: string) => makeComponent({ id, kind: 'cache', label, x: 0, y: 0 })
    const flow = makeArrow({ id: 'f', from: client.id, to: api.id, label: '  ' })
    expect(diagram([client, api, cache('1', ''), ...flow]).unlabelled).toEqual({
      nodes: [],
      edges: ['shape:f'],
    })
    expect(diagram([cache('1', ''), cache('2', 'Sessions')]).unlabelled.nodes).toEqual(['shape:1'])
  })
})

describe('T4 what changes no graph', () => {
  const unchanged = (transform: (records: TLRecord[], seed: number) => TLRecord[]) =>
    fc.assert(
      fc.property(boardArbitrary, fc.nat(1000), (records, seed) => {
        expect(canonicalDiagram(transform(records, seed))).toBe(canonicalDiagram(records))
      }),
    )

  test('T4 moving, rotating and resizing', () => {
    unchanged((records, seed) =>
      edit(records, (shape, at) => ({
        x: shape.x + seed * at,
        y: -shape.y,
        rotation: seed,
        props: 'w' in shape.props ? { ...shape.props, w: seed + 1 } : shape.props,
      })),
    )
  })

  test('T4 framing and grouping: whatever the parents are', () => {
    unchanged((records, seed) => {
      const frame = makeFrame({ id: 'zone', x: 0, y: 0, w: 900, h: 900, name: 'Zone' })
      const group = makeGroup({ id: 'inner', x: 0, y: 0, parentId: frame.id })
      const parents = [frame.id, group.id, firstPageId]
      const moved = edit(records, (_, at) => ({ parentId: parents[(at + seed) % 3] ?? firstPageId }))
      return [frame, group, ...moved]
    })
  })

  test('T4 the order of records and of shapes', () => {
    unchanged((records, seed) => {
      const indices = edit(records, (_, at) => ({
        index: `a${1 + ((at * 7 + seed) % 9)}V` as TLShape['index'],
      }))
      const turn = seed % (records.length + 1)
      return [...indices.slice(turn), ...indices.slice(0, turn)].reverse()
    })
  })

  test('T4 shapes that are no components, and arrows between them', () => {
    unchanged((records, seed) => [
      note,
      ...makeArrow({ id: 'remark', from: note.id, to: note.id }),
      makeCard('api', { id: 'routes', x: seed, y: 0 }, { rows: [] }) as TLShape,
      ...records,
    ])
  })
})

describe('T4 what changes it as drawn', () => {
  test('T4 a copy of a part adds an equal part and changes nothing else', () => {
    fc.assert(
      fc.property(boardArbitrary, fc.nat(), (records, seed) => {
        const part = records.filter((record, at) => !isShape(record) || (seed >> (at % 16)) % 2 === 0)
        const copy = copyOf(part)
        const both = diagram([...records, ...copy])
        const isCopied = ({ id }: { id: string }) => id.startsWith('shape:copy-')
        const without = (graph: typeof both) => ({
          nodes: graph.nodes.filter((one) => !isCopied(one)),
          edges: graph.edges.filter((one) => !isCopied(one)),
          looseEnds: graph.looseEnds.filter((one) => !isCopied(one)),
        })
        expect(without(both)).toEqual(without(diagram(records)))

        // The copied part alone is the graph of the part, under the new ids.
        const alone = diagram(part.filter((record) => record.typeName !== 'binding' || hasBoth(part, record)))
        const renamed = canonicalJson(alone).replaceAll(/shape:\w+/g, (id) => createShapeId(copiedName(id)))
        expect(canonicalDiagram(copy)).toBe(canonicalJson(JSON.parse(renamed)))
      }),
    )
  })

  test('T4 without a component its flows are loose at that end, and nothing else changes', () => {
    fc.assert(
      fc.property(boardArbitrary, fc.nat(7), (records, at) => {
        const gone = records.filter(isComponent)[at]
        if (!gone) return
        const before = diagram(records)
        const after = diagram(records.filter(({ id }) => id !== gone.id))
        const isCut = ({ from, to }: { from: string | null; to: string | null }) =>
          from === gone.id || to === gone.id
        expect(after.nodes).toEqual(before.nodes.filter(({ id }) => id !== gone.id))
        expect(after.edges).toEqual(before.edges.filter((edge) => !isCut(edge)))
        const cut = [...before.edges, ...before.looseEnds].filter(isCut).map(({ id }) => id)
        expect(after.looseEnds.map(({ id }) => id)).toEqual(
          expect.arrayContaining([...cut, ...before.looseEnds.map(({ id }) => id)]),
        )
        for (const { from, to } of after.looseEnds) expect([from, to]).not.toContain(gone.id)
      }),
    )
  })

  test('T4 another kind, label, count or flow is another graph', () => {
    const flow = makeArrow({ id: 'f', from: api.id, to: db.id })
    const board: TLRecord[] = [api, db, ...flow]
    const changed: TLRecord[][] = [
      [{ ...api, props: { ...api.props, instances: 4 } } as TLRecord, db, ...flow],
      [{ ...api, props: { ...api.props, label: 'Carts' } } as TLRecord, db, ...flow],
      [api, { ...db, props: { ...db.props, kind: 'cache' } } as TLRecord, ...flow],
      [api, db, ...makeArrow({ id: 'f', from: db.id, to: api.id })],
      [api, db, ...makeArrow({ id: 'f', from: api.id, to: db.id, meta: { mode: 'async' } })],
    ]
    for (const other of changed) expect(canonicalDiagram(other)).not.toBe(canonicalDiagram(board))
    expect(canonicalDiagram([...board].reverse())).toBe(canonicalDiagram(board))
  })
})

function hasBoth(part: readonly TLRecord[], binding: TLRecord): boolean {
  if (binding.typeName !== 'binding') return false
  const ids = new Set<string>(part.map(({ id }) => id))
  return ids.has(binding.fromId) && ids.has(binding.toId)
}
