import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { carryOver } from '@/components/room/rebase'
import { changesOf, type RecordChange } from '@/components/room/record-changes'
import { draw, set } from '@/components/room/testing'
import { boardRecordsMap, deleteRecord, readRecord, seedBoard } from '@/lib/board/doc'

/** Two documents of one board, and what is changed in the first one. */
function boards(prepare: (doc: Y.Doc) => void = () => undefined): {
  old: Y.Doc
  fresh: Y.Doc
  changes: RecordChange[]
} {
  const [old, fresh] = [new Y.Doc(), new Y.Doc()]
  seedBoard(old)
  prepare(old)
  Y.applyUpdate(fresh, Y.encodeStateAsUpdate(old))
  const changes: RecordChange[] = []
  boardRecordsMap(old).observeDeep((events) => changes.push(...changesOf(events)))
  return { old, fresh, changes }
}

const shape = (doc: Y.Doc, name: string) =>
  readRecord(doc, `shape:${name}`) as Record<string, unknown> | undefined

describe('B11 carrying changes into a fresh document', () => {
  test('B11 only the keys that were changed are carried: what others did beside them stays', () => {
    const { old, fresh, changes } = boards((doc) => draw(doc, 'a', { props: { w: 1, h: 1 } }))
    set(old, 'a', ['props', 'w'], 7)
    set(old, 'a', ['x'], 5)
    set(fresh, 'a', ['props', 'h'], 9)
    expect(carryOver(old, fresh, changes)).toEqual([])
    expect(shape(fresh, 'a')).toMatchObject({ x: 5, props: { w: 7, h: 9 } })
  })

  test('B11 a key that was taken away is taken away', () => {
    const { old, fresh, changes } = boards((doc) => draw(doc, 'a', { meta: { note: 1 } }))
    const meta = (boardRecordsMap(old).get('shape:a') as Y.Map<unknown>).get('meta') as Y.Map<unknown>
    meta.delete('note')
    carryOver(old, fresh, changes)
    expect(shape(fresh, 'a')?.meta).toEqual({})
  })

  test('B11 a cell of a row goes alone, and not at all when the row was removed', () => {
    const rows = { r1: { text: 'a', count: 1 }, r2: { text: 'b', count: 2 } }
    const { old, fresh, changes } = boards((doc) => draw(doc, 'card', { props: { rows } }))
    set(old, 'card', ['props', 'rows', 'r1', 'text'], 'mine')
    set(old, 'card', ['props', 'rows', 'r2', 'text'], 'mine too')
    set(fresh, 'card', ['props', 'rows', 'r1', 'count'], 5)
    const there = (boardRecordsMap(fresh).get('shape:card') as Y.Map<Y.Map<Y.Map<unknown>>>)
      .get('props')
      ?.get('rows')
    there?.delete('r2')
    carryOver(old, fresh, changes)
    expect(shape(fresh, 'card')?.props).toEqual({ rows: { r1: { text: 'mine', count: 5 } } })
  })

  test('B11 B1 what has arrived, though nobody said so, takes nothing back that others did to it since', () => {
    const { old, fresh, changes } = boards((doc) => draw(doc, 'a', { x: 0 }))
    draw(old, 'b', { x: 1 })
    draw(old, 'c', { x: 1 })
    set(old, 'a', ['x'], 1)
    Y.applyUpdate(fresh, Y.encodeStateAsUpdate(old))
    // The one of these that did not arrive.
    set(old, 'b', ['y'], 7)
    for (const name of ['a', 'b']) set(fresh, name, ['x'], 500)
    deleteRecord(fresh, 'shape:c')
    carryOver(old, fresh, changes)
    expect(shape(fresh, 'a')).toMatchObject({ x: 500 })
    expect(shape(fresh, 'b')).toMatchObject({ x: 500, y: 7 })
    expect(shape(fresh, 'c')).toBeUndefined()
  })

  test('B11 delete wins over a change, not over what one made', () => {
    const { old, fresh, changes } = boards((doc) => draw(doc, 'a'))
    set(old, 'a', ['x'], 5)
    draw(old, 'b')
    set(old, 'b', ['x'], 3)
    deleteRecord(fresh, 'shape:a')
    carryOver(old, fresh, changes)
    expect(shape(fresh, 'a')).toBeUndefined()
    expect(shape(fresh, 'b')).toMatchObject({ x: 3 })
  })

  test('B11 what was removed is removed, and what others removed meanwhile in the old document stays there', () => {
    const { old, fresh, changes } = boards((doc) => draw(doc, 'a'))
    deleteRecord(old, 'shape:a')
    carryOver(old, fresh, changes)
    expect(shape(fresh, 'a')).toBeUndefined()
  })

  test('B11 what the server has already is not written again', () => {
    const { old, fresh, changes } = boards()
    draw(old, 'a')
    set(old, 'a', ['x'], 5)
    Y.applyUpdate(fresh, Y.encodeStateAsUpdate(old))
    let writes = 0
    fresh.on('update', () => writes++)
    carryOver(old, fresh, changes)
    expect(writes).toBe(0)
  })

  test('B11 X2 parents go before children, shapes before what binds them, in transactions of at most 192 KiB', () => {
    const { old, fresh, changes } = boards()
    const meta = { text: 'x'.repeat(30_000) }
    draw(old, 'arrow to child', { typeName: 'binding', fromId: 'shape:child', toId: 'shape:child' })
    draw(old, 'child', { parentId: 'shape:frame', meta })
    draw(old, 'frame', { meta })
    for (let n = 0; n < 40; n++) draw(old, `many ${n}`, { meta })
    const sizes: number[] = []
    const order: string[] = []
    fresh.on('update', (update: Uint8Array) => sizes.push(update.length))
    boardRecordsMap(fresh).observe(({ keysChanged }) => order.push(...([...keysChanged] as string[])))
    carryOver(old, fresh, changes)
    expect(order.indexOf('shape:frame')).toBeLessThan(order.indexOf('shape:child'))
    expect(order.at(-1)).toBe('shape:arrow to child')
    expect(sizes.length).toBeGreaterThan(4)
    expect(Math.max(...sizes)).toBeLessThan(256 * 1024)
  })

  test('B11 what is too large for any board is left out and named', () => {
    const { old, fresh, changes } = boards((doc) => draw(doc, 'c'))
    draw(old, 'a', { meta: { text: 'x'.repeat(70_000) } })
    draw(old, 'b')
    set(old, 'c', ['meta', 'text'], 'x'.repeat(70_000))
    expect(carryOver(old, fresh, changes)).toEqual(['shape:a', 'shape:c'])
    expect(shape(fresh, 'a')).toBeUndefined()
    expect(shape(fresh, 'b')).toBeDefined()
    expect(shape(fresh, 'c')?.meta).toEqual({})
  })
})
