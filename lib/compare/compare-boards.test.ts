import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeArrow, makeComponent } from '@/lib/board/make-record'
import type { BoardRecord, BoardShape } from '@/lib/board/schema'
import { compareBoards, mostJoined } from '@/lib/compare/compare-boards'
import { countDifferences, firstDifferences, groups, mostOfGroup } from '@/lib/compare/differences'
import { shownName } from '@/lib/compare/shown-text'
import { diagram } from '@/lib/diagram/diagram'
import { boardArbitrary, copyOf } from '@/lib/diagram/testing'
import { stencilKinds } from '@/lib/stencil/kinds'

const compare = (a: readonly BoardRecord[], b: readonly BoardRecord[]) =>
  compareBoards(diagram(a), diagram(b))
const none = { added: [], gone: [], changed: [] }
const nothing = { components: none, flows: none }

const api = makeComponent({ id: 'api', kind: 'service', label: 'Orders', x: 0, y: 0 })
const db = makeComponent({ id: 'db', kind: 'relational_db', x: 0, y: 200 })
const cache = makeComponent({ id: 'cache', kind: 'cache', label: 'Sessions', x: 0, y: 400 })
const reads = makeArrow({ id: 'reads', from: api.id, to: db.id, label: 'reads' })
const asks = makeArrow({ id: 'asks', from: api.id, to: cache.id, label: 'asks' })

const renamed = (shape: BoardShape, id: string) => ({ ...shape, id: `shape:${id}` }) as BoardShape
const changed = (shape: BoardShape, props: object) =>
  ({ ...shape, props: { ...shape.props, ...props } }) as BoardShape

describe('V4 two drawings compared', () => {
  test('V4 a drawing with itself is the same, whatever order its records are in', () => {
    fc.assert(
      fc.property(boardArbitrary, fc.nat(), (board, seed) => {
        const turn = seed % (board.length + 1)
        const other = [...board.slice(turn), ...board.slice(0, turn)].reverse()
        expect(compare(board, other)).toEqual(nothing)
      }),
    )
  })

  test('V4 moving, resizing, framing and grouping are no difference', () => {
    fc.assert(
      fc.property(boardArbitrary, fc.nat(1000), (board, seed) => {
        const moved = board.map((record, at) =>
          record.typeName === 'shape'
            ? ({
                ...record,
                x: record.x + seed * at,
                y: -record.y,
                rotation: seed,
                parentId: at % 2 === 0 ? record.parentId : 'shape:frame',
                props: 'w' in record.props ? { ...record.props, w: seed + 1 } : record.props,
              } as BoardRecord)
            : record,
        )
        expect(compare(board, moved)).toEqual(nothing)
      }),
    )
  })

  test('V4 the other way round, what was added is gone, and every change is the other way round', () => {
    fc.assert(
      fc.property(boardArbitrary, boardArbitrary, fc.boolean(), (a, b, isStranger) => {
        const other = isStranger ? copyOf(b) : b
        const [there, back] = [compare(a, other), compare(other, a)]
        for (const part of ['components', 'flows'] as const) {
          expect(back[part].added).toEqual(there[part].gone)
          expect(back[part].gone).toEqual(there[part].added)
          const turned = back[part].changed.map(({ part: now, was, changes }) => ({
            ...{ part: was, was: now },
            changes: changes.map(({ field, from, to }) => ({ field, from: to, to: from })),
          }))
          expect(turned).toEqual(expect.arrayContaining<unknown>(there[part].changed))
          expect(turned).toHaveLength(there[part].changed.length)
        }
      }),
    )
  })

  test('V4 nothing is lost: what is in either drawing is the same, changed, added or gone', () => {
    fc.assert(
      fc.property(boardArbitrary, boardArbitrary, (a, b) => {
        const [before, after] = [diagram(a), diagram(b)]
        const { components, flows } = compareBoards(before, after)
        expect(after.nodes.length - before.nodes.length).toBe(
          components.added.length - components.gone.length,
        )
        expect(after.edges.length - before.edges.length).toBe(flows.added.length - flows.gone.length)
      }),
    )
  })

  test('V4 the same drawing made anew, with other ids, is the same where names tell its parts apart', () => {
    const distinct = fc.uniqueArray(fc.constantFrom(...stencilKinds), { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(
        distinct,
        fc.array(fc.tuple(fc.nat(7), fc.nat(7), fc.constantFrom('', 'a', 'b'))),
        (kinds, flows) => {
          const parts = kinds.map((kind, at) => makeComponent({ id: `c${at}`, kind, x: 0, y: 0 }))
          const arrows = flows.flatMap(([from, to, label], at) => {
            const [source, target] = [parts[from % parts.length], parts[to % parts.length]]
            return source && target ? makeArrow({ id: `f${at}`, from: source.id, to: target.id, label }) : []
          })
          const board = [...parts, ...arrows]
          expect(compare(board, copyOf(board))).toEqual(nothing)
        },
      ),
    )
  })

  test('V4 a component that came with its flow is added, with what it is joined to', () => {
    const { components, flows } = compare([api, db, ...reads], [api, db, cache, ...reads, ...asks])
    expect(components).toMatchObject({ gone: [], changed: [] })
    expect(components.added).toMatchObject([
      { kind: 'cache', label: 'Sessions', joined: [{ kind: 'service', label: 'Orders' }] },
    ])
    expect(flows.added).toMatchObject([
      { from: { kind: 'service' }, to: { kind: 'cache', label: 'Sessions' }, label: 'asks' },
    ])
  })

  test('V4 a component is known by its id, whatever else changed on it', () => {
    const { components } = compare([api], [changed(api, { kind: 'worker', label: 'Payments', instances: 3 })])
    expect(components).toMatchObject({ added: [], gone: [] })
    expect(components.changed).toMatchObject([
      {
        was: { kind: 'service', label: 'Orders' },
        part: { kind: 'worker', label: 'Payments' },
        changes: [
          { field: 'kind', from: 'service', to: 'worker' },
          { field: 'label', from: 'Orders', to: 'Payments' },
          { field: 'instances', from: 1, to: 3 },
        ],
      },
    ])
  })

  test('V4 of another drawing it is known by kind and name, however that is written', () => {
    const other = changed(renamed(api, 'z'), { label: '  ORDERS ', readOps: 500 })
    const { components } = compare([api, db], [other, renamed(db, 'a')])
    expect(components).toMatchObject({ added: [], gone: [] })
    expect(components.changed.map(({ changes }) => changes)).toEqual([
      [{ field: 'readOps', from: null, to: 500 }],
    ])
  })

  test('V4 it is known by its kind alone only where there is one of it on each side', () => {
    const second = changed(renamed(cache, 'second'), { label: 'Pages' })
    const lone = compare([cache], [second])
    expect(lone.components.changed).toMatchObject([
      { changes: [{ field: 'label', from: 'Sessions', to: 'Pages' }] },
    ])
    const third = changed(renamed(cache, 'third'), { label: 'Prices' })
    const unclear = compare([cache], [second, third]).components
    expect([unclear.gone.length, unclear.added.length, unclear.changed.length]).toEqual([1, 2, 0])
  })

  test('V4 a flow is told by its ends, and what is said of it is compared', () => {
    const said = makeArrow({
      id: 'reads',
      from: api.id,
      to: db.id,
      label: 'writes',
      meta: { share: 0.5, mode: 'async' },
    })
    const { flows } = compare([api, db, ...reads], [api, db, ...said])
    expect(flows).toMatchObject({ added: [], gone: [] })
    expect(flows.changed.map(({ changes }) => changes)).toEqual([
      [
        { field: 'label', from: 'reads', to: 'writes' },
        { field: 'mode', from: 'sync', to: 'async' },
        { field: 'share', from: 1, to: 0.5 },
      ],
    ])
    const turned = compare(
      [api, db, ...reads],
      [api, db, ...makeArrow({ id: 'reads', from: db.id, to: api.id })],
    )
    expect([turned.flows.added.length, turned.flows.gone.length]).toEqual([1, 1])
  })

  test('V4 of several that look the same, those that are joined alike belong together', () => {
    const [one, two] = [renamed(cache, 'one'), renamed(cache, 'two')]
    const board = [api, one, two, ...makeArrow({ id: 'f', from: api.id, to: one.id as typeof api.id })]
    const [other, another] = [renamed(cache, 'zwei'), renamed(cache, 'eins')]
    const same = [
      renamed(api, 'dienst'),
      other,
      another,
      ...makeArrow({
        id: 'g',
        from: renamed(api, 'dienst').id as typeof api.id,
        to: other.id as typeof api.id,
      }),
    ]
    expect(compare(board, same)).toEqual(nothing)
  })

  test('V4 an empty board has everything added', () => {
    const { components, flows } = compare([], [api, db, ...reads])
    expect([countDifferences(components), countDifferences(flows)]).toEqual([2, 1])
  })

  test('V4 X2 of long names and many parts the first are told, and how many more there are', () => {
    const long = 'n'.repeat(10_000)
    const hub = changed(api, { label: `a${long}` })
    const others = Array.from({ length: 400 }, (_, at) =>
      makeComponent({ id: `c${at}`, kind: 'cache', label: `${at} ${long}`, x: 0, y: 0 }),
    )
    const flows = others.flatMap((other, at) =>
      Array.from({ length: 5 }, (_, turn) =>
        makeArrow({ id: `f${at} ${turn}`, from: hub.id as typeof api.id, to: other.id, label: `x${long}` }),
      ).flat(),
    )
    const found = compare([api], [hub, ...others, ...flows])
    const [components, edges] = [firstDifferences(found.components), firstDifferences(found.flows)]
    expect(components.left).toEqual({ added: 400 - mostOfGroup, gone: 0, changed: 0 })
    expect(edges.left).toEqual({ added: 2000 - mostOfGroup, gone: 0, changed: 0 })
    for (const group of groups)
      expect(components[group].length + components.left[group]).toBe(found.components[group].length)
    expect(components.changed).toMatchObject([
      { part: { joinedLeft: 400 - mostJoined }, changes: [{ to: `a${long.slice(0, shownName - 1)}…` }] },
    ])
    expect(JSON.stringify([components, edges]).length).toBeLessThan(300_000)
    // Those whose long names are the same are the same.
    const again = [...others].map((other, at) => renamed(other, `d${at}`))
    expect(compare(others, again)).toEqual(nothing)
  })
})
