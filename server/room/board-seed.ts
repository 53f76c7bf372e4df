import * as Y from 'yjs'
import { seedBoard } from '@/lib/board/doc'

/** The clientID the server writes under. Browsers draw theirs at random from 32 bits; the log refuses them this one. */
export const serverClientId = 1

/**
 * The first update of every room: the document and its one page. The same bytes each time, so that two
 * nodes that open a new room at once write the same thing twice, which Yjs counts once.
 */
export function seedUpdate(): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = serverClientId
  seedBoard(doc)
  return Y.encodeStateAsUpdate(doc)
}
