import * as Y from 'yjs'
import { readableBoardAt } from '@/server/queries/board-at'
import type { Runtime } from '@/server/runtime'

/**
 * A room's board as it is at the end of its log, as one Yjs update (V1); an empty one where nobody has drawn. Of a log
 * that is damaged, what can be read.
 */
export async function finalBoardOf(
  { journal }: Pick<Runtime, 'journal'>,
  roomId: string,
): Promise<Uint8Array> {
  const reader = await readableBoardAt(journal, roomId, Infinity)
  return Y.encodeStateAsUpdate(reader?.doc ?? new Y.Doc())
}
