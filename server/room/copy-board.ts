import * as Y from 'yjs'
import { boardRecords, boardSchemaOf, seedBoard, writeRecord } from '@/lib/board/doc'
import { guardBoard } from '@/lib/board/guard'
import type { BoardRecord } from '@/lib/board/schema'
import { serverClientId } from '@/server/room/board-seed'
import { foldBoard } from '@/server/room/fold-board'
import type { StoredBoard } from '@/server/room/log'

/** The records of a stored board as it is now, without those that must not be shown (B5). None of a board that nobody has opened. */
export function recordsToCopy(stored: StoredBoard): BoardRecord[] {
  const { doc } = foldBoard(stored)
  const schema = boardSchemaOf(doc)
  return schema ? [...guardBoard(boardRecords(doc), schema).good.values()] : []
}

/**
 * The first update of a room whose board is a copy: the records alone, under the server's own clientID, so that
 * nothing of who drew what, and when, comes along.
 */
export function copiedBoard(records: readonly BoardRecord[]): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = serverClientId
  seedBoard(doc)
  doc.transact(() => {
    for (const record of records) writeRecord(doc, record.id, record)
  })
  return Y.encodeStateAsUpdate(doc)
}
