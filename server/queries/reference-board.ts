import * as Y from 'yjs'
import { seedBoard, writeRecord } from '@/lib/board/doc'
import type { BoardRecord } from '@/lib/board/schema'
import type { Locale } from '@/lib/i18n/locale'
import type { Problem } from '@/lib/problem/problem'
import { referenceBoard, weakBoard } from '@/lib/problem/reference-board'

/** The reference design of a problem as one Yjs update (V1). Only for whoever may open its pack. */
export function referenceBoardUpdate(problem: Problem, locale: Locale): Uint8Array {
  return updateOf(referenceBoard(problem, locale))
}

/** What a hurried candidate draws, likewise. */
export function weakBoardUpdate(problem: Problem, locale: Locale): Uint8Array {
  return updateOf(weakBoard(problem, locale))
}

function updateOf(records: readonly BoardRecord[]): Uint8Array {
  const doc = new Y.Doc()
  seedBoard(doc)
  for (const record of records) writeRecord(doc, record.id, record)
  return Y.encodeStateAsUpdate(doc)
}
