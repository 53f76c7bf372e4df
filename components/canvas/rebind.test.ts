import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { bind } from '@/components/canvas/binding'
import { boards, box, desk, settle, shapeId, shown } from '@/components/canvas/testing'
import { boardRecordsMap, deleteRecord, readRecord, writeRecord } from '@/lib/board/doc'

describe('B11 another document under the same store', () => {
  test('B11 the store becomes equal to it, the old one hears no more, and drawing goes on', () => {
    const [old, fresh] = boards(2) as [Y.Doc, Y.Doc]
    const mina = desk(old)
    mina.store.put([box('kept'), box('lost')])
    mina.binding.flush()
    Y.applyUpdate(fresh, Y.encodeStateAsUpdate(old))
    deleteRecord(fresh, shapeId('lost'))
    writeRecord(fresh, shapeId('theirs'), box('theirs'))
    mina.binding.dispose()

    mina.binding = bind({ store: mina.store, doc: fresh, scheduler: mina.clock, canWrite: () => true })
    mina.doc = fresh
    expect(mina.store.has(shapeId('lost'))).toBe(false)
    expect(mina.store.has(shapeId('theirs'))).toBe(true)
    mina.store.update(shapeId('kept'), (shape) => ({ ...shape, x: 7 }))
    settle(mina)
    expect(readRecord(fresh, shapeId('kept'))).toMatchObject({ x: 7 })
    expect(readRecord(old, shapeId('kept'))).toMatchObject({ x: 0 })
    expect(Object.keys(shown(mina.store)).sort()).toEqual([...boardRecordsMap(fresh).keys()].sort())
  })
})
