import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { BoardFeed } from '@/components/replay/board-feed'
import { boardRecords, boardSchemaOf, seedBoard, writeBoardSchema, writeRecord } from '@/lib/board/doc'
import { guardBoard } from '@/lib/board/guard'
import { makeBox } from '@/lib/board/make-record'
import { currentSchema } from '@/lib/board/schema'
import { RecordingOfLog } from '@/lib/replay/build-recording'
import { recordingHead } from '@/lib/replay/recording'

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

  const feed = new BoardFeed(head)
  feed.show(built.part, 1)
  const { good, quarantined } = guardBoard(boardRecords(feed.doc), boardSchemaOf(feed.doc) ?? currentSchema)
  expect(quarantined).toEqual([])
  expect(JSON.stringify(good.get(box.id))).toContain('"text":"hello"')
  feed.dispose()
})
