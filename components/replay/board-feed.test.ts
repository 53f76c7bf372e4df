import { createHash } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { BoardFeed } from '@/components/replay/board-feed'
import {
  boardRecords,
  boardSchemaOf,
  readRecord,
  seedBoard,
  writeBoardSchema,
  writeRecord,
} from '@/lib/board/doc'
import { guardBoard } from '@/lib/board/guard'
import { makeBox } from '@/lib/board/make-record'
import { currentSchema } from '@/lib/board/schema'
import { RecordingOfLog } from '@/lib/replay/build-recording'
import { type RecordingHead, recordingHead, type RecordingPart } from '@/lib/replay/recording'

const start = 1_700_000_000_000

/** A recording of these shapes, one a second, that begins with the first of them. */
function record(ids: readonly string[]): { head: RecordingHead; part: RecordingPart } {
  const [first = '', ...others] = ids
  const recordOf = (id: string) => ({ id, typeName: 'shape', x: ids.indexOf(id) })
  const part: RecordingPart = {
    index: 0,
    seq: 1,
    at: start,
    records: [[first, recordOf(first), 0, 0]],
    changes: others.map((id, index) => ({
      seq: index + 2,
      at: start + (index + 1) * 1000,
      by: 0,
      c: [{ i: id, n: recordOf(id) }],
    })),
  }
  const toAt = start + others.length * 1000
  const head: RecordingHead = {
    version: 1,
    fromSeq: 1,
    toSeq: ids.length,
    fromAt: start,
    toAt,
    isCut: false,
    torn: 0,
    people: [{ id: 'p1', name: 'Jun', role: 'candidate', color: 0 }],
    finalHash: '',
    parts: [{ fromSeq: 1, toSeq: ids.length, fromAt: start, toAt, bytes: 0, hash: '' }],
    activity: [],
  }
  return { head, part }
}

let feed: BoardFeed

afterEach(() => feed.dispose())

const shown = (...ids: string[]) => ids.filter((id) => readRecord(feed.doc, id) !== undefined)

test('V1 a recording that is read anew is shown on the same board, and only what differs is touched', () => {
  feed = new BoardFeed()
  const early = record(['shape:a', 'shape:b'])
  feed.show(early.head, early.part, start + 1000)
  expect(shown('shape:a', 'shape:b', 'shape:c')).toEqual(['shape:a', 'shape:b'])

  const later = record(['shape:a', 'shape:b', 'shape:c'])
  let updates = 0
  feed.doc.on('update', () => updates++)
  feed.show(later.head, later.part, start + 1000)
  expect(updates).toBe(0)
  feed.show(later.head, later.part, start + 2000)
  expect(shown('shape:a', 'shape:b', 'shape:c')).toEqual(['shape:a', 'shape:b', 'shape:c'])
  expect(updates).toBe(1)
  expect([...feed.colors(null).keys()]).toEqual(['shape:a', 'shape:b', 'shape:c'])

  // What the new one does not have is gone with it.
  const other = record(['shape:c'])
  feed.show(other.head, other.part, start)
  expect(shown('shape:a', 'shape:b', 'shape:c')).toEqual(['shape:c'])
})

test('V1 a board of before is shown as what it was written with', async () => {
  const doc = new Y.Doc()
  const box = makeBox({ id: 'a', x: 0, y: 0, label: '' })
  const { richText: _, ...props } = box.props as { richText: unknown }
  seedBoard(doc)
  const sequences = { ...currentSchema.sequences, 'com.tldraw.shape.geo': 9 }
  writeBoardSchema(doc, { ...currentSchema, sequences } as typeof currentSchema)
  writeRecord(doc, box.id, { ...box, props: { ...props, text: 'hello' } })
  const bytes = Y.encodeStateAsUpdate(doc)
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  const recording = new RecordingOfLog({ snapshot: null, seq: 0, at: 0 }, [], sha256)
  await recording.readAll([{ seq: 1, at: 1, participantId: null, bytes }], () => null)
  const [built] = recording.finish()
  if (!built) throw new Error('there is a part')
  const written = recording.head([{ ...built.head, bytes: 0 }])
  const head = recordingHead.parse(JSON.parse(JSON.stringify(written)))
  expect(head.schema?.sequences).toEqual(sequences)

  feed = new BoardFeed()
  feed.show(head, built.part, 1)
  const { good, quarantined } = guardBoard(boardRecords(feed.doc), boardSchemaOf(feed.doc) ?? currentSchema)
  expect(quarantined).toEqual([])
  expect(JSON.stringify(good.get(box.id))).toContain('"text":"hello"')
})
