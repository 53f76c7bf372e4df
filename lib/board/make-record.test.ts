import { expect, test } from 'vitest'
import { guardBoard } from '@/lib/board/guard'
import { boardRecords, seedBoard, writeRecord } from '@/lib/board/doc'
import { makeArrow, makeBox, makeFrame } from '@/lib/board/make-record'
import { currentSchema } from '@/lib/board/schema'
import * as Y from 'yjs'

test('B5 ready-made records pass the guard', () => {
  const doc = new Y.Doc()
  seedBoard(doc)
  const [a, b] = [
    makeBox({ id: 'a', x: 0, y: 0, index: 'a1', label: '예약' }),
    makeBox({ id: 'b', x: 300, y: 0, index: 'a2', label: 'DB' }),
  ]
  const frame = makeFrame({ id: 'f', x: 0, y: 200, w: 400, h: 200, index: 'a3', name: 'Zone' })
  const records = [a, b, frame, ...makeArrow({ id: 'ab', index: 'a4', from: a.id, to: b.id })]
  for (const record of records) writeRecord(doc, record.id, record)
  const { good, quarantined } = guardBoard(boardRecords(doc), currentSchema)
  expect(quarantined).toEqual([])
  expect(good.size).toBe(records.length + 2)
})
