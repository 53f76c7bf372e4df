import { createHash } from 'node:crypto'
import type * as Y from 'yjs'
import { canonicalBoard } from '@/lib/board/doc'

/** The hash of a board (V1): SHA-256, in hex, of the canonical JSON of its records. */
export function boardHash(doc: Y.Doc): string {
  return createHash('sha256').update(canonicalBoard(doc)).digest('hex')
}
