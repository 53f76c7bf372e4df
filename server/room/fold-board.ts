import * as Y from 'yjs'
import { LogReader } from '@/lib/board/replay'
import type { StoredBoard } from '@/server/room/log'

/** A stored board as a document, and the sequence number of its last update. */
export function foldBoard({ snapshot, snapshotSeq, rows }: Omit<StoredBoard, 'claims'>): {
  doc: Y.Doc
  seq: number
} {
  const doc = new Y.Doc()
  if (snapshot) Y.applyUpdateV2(doc, snapshot)
  for (const { bytes } of rows) Y.applyUpdate(doc, bytes)
  return { doc, seq: rows.at(-1)?.seq ?? snapshotSeq }
}

/** The same of a log that may be damaged: what is missing or cannot be read is left out, with what hangs on it. */
export function foldReadable({ snapshot, snapshotSeq, rows }: Omit<StoredBoard, 'claims'>): Y.Doc {
  const reader = new LogReader({ snapshot, seq: snapshotSeq, at: 0 })
  for (const row of rows) reader.readIfSound(row)
  return reader.doc
}
