import * as Y from 'yjs'
import { seedBoard, writeRecord } from '@/lib/board/doc'
import type { BoardRecord } from '@/lib/board/schema'
import type { Locale } from '@/lib/i18n/locale'
import { soundRecords } from '@/lib/problem/own-board'
import type { OwnBoard } from '@/lib/problem/own-problem'
import type { Problem } from '@/lib/problem/problem'
import { referenceBoard, weakBoard } from '@/lib/problem/reference-board'

/**
 * The reference design of a problem as one Yjs update (V1); null where somebody wrote the problem and drew none. Only for
 * whoever may open its pack.
 */
export function referenceBoardUpdate(problem: Problem, locale: Locale): Uint8Array | null {
  if (problem.own) return problem.own.reference && ownBoardUpdate(problem.own.reference)
  return updateOf(referenceBoard(problem, locale))
}

/** What a hurried candidate draws, likewise: nobody draws that of their own problem. */
export function weakBoardUpdate(problem: Problem, locale: Locale): Uint8Array | null {
  if (problem.own) return null
  return updateOf(weakBoard(problem, locale))
}

/** A board that lies beside a problem, likewise. */
export function ownBoardUpdate(board: OwnBoard): Uint8Array {
  return updateOf(soundRecords(board))
}

function updateOf(records: readonly BoardRecord[]): Uint8Array {
  const doc = new Y.Doc()
  seedBoard(doc)
  for (const record of records) writeRecord(doc, record.id, record)
  return Y.encodeStateAsUpdate(doc)
}
