import { boardRecords, boardSchemaOf } from '@/lib/board/doc'
import { guardBoard } from '@/lib/board/guard'
import { type BoardRecord, currentSchema } from '@/lib/board/schema'
import { readableBoardAt } from '@/server/queries/board-at'
import type { Runtime } from '@/server/runtime'

/**
 * What may be shown of a room's board as it is at the end of its log; nothing where nobody has drawn. Of a log that is
 * damaged, what can be read.
 */
export async function finalRecords(
  { journal }: Pick<Runtime, 'journal'>,
  roomId: string,
): Promise<BoardRecord[]> {
  const reader = await readableBoardAt(journal, roomId, Infinity)
  if (!reader) return []
  const { good } = guardBoard(boardRecords(reader.doc), boardSchemaOf(reader.doc) ?? currentSchema)
  return [...good.values()]
}
