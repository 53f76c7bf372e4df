import { afterEach, expect, test } from 'vitest'
import { readRecord } from '@/lib/board/doc'
import { BoardFeed } from '@/components/replay/board-feed'
import type { RecordingHead, RecordingPart } from '@/lib/replay/recording'

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
