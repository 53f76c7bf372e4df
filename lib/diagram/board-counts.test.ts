import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardRecords, seedBoard, writeRecord } from '@/lib/board/doc'
import { makeArrow, makeBox, makeCard, makeComponent } from '@/lib/board/make-record'
import { countBoard } from '@/lib/diagram/board-counts'

test('R4 counts components, the flows between them and cards; what is malformed does not count', () => {
  const service = makeComponent({ id: 'service', kind: 'service', x: 0, y: 0 })
  const cache = makeComponent({ id: 'cache', kind: 'cache', x: 400, y: 0 })
  const sound = [
    service,
    cache,
    makeBox({ id: 'box', x: 0, y: 300, label: 'API' }),
    makeCard('api', { id: 'card', x: 0, y: 600 }, {}),
    ...makeArrow({ id: 'flow', from: service.id, to: cache.id }),
  ]
  const doc = new Y.Doc()
  seedBoard(doc)
  for (const record of sound) writeRecord(doc, record.id, record)
  const records = new Map<string, unknown>([
    ...boardRecords(doc),
    ['shape:broken', { id: 'shape:broken', typeName: 'shape', type: 'component' }],
    ['shape:nothing', null],
  ])
  expect(countBoard(records)).toEqual({ components: 2, flows: 1, cards: 1 })
  expect(countBoard(new Map())).toEqual({ components: 0, flows: 0, cards: 0 })
})
