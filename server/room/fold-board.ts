import * as Y from 'yjs'
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
