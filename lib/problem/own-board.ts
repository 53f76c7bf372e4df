/** The board that lies beside a problem somebody wrote: its reference design, as records without pictures. */
import * as Y from 'yjs'
import type { z } from 'zod'
import { boardRecords, seedBoard } from '@/lib/board/doc'
import { guardBoard } from '@/lib/board/guard'
import { isObject, storableJson } from '@/lib/board/json'
import { type BoardRecord, currentSchema } from '@/lib/board/schema'
import { writtenSchema } from '@/lib/board/written-schema'
import type { OwnBoard } from '@/lib/problem/own-problem'

/** Shapes that show a file of the room they were drawn in: elsewhere there is none. */
const showsFile: ReadonlySet<string> = new Set(['image', 'video', 'bookmark'])

/**
 * The board of a problem made of these records, which may be any: what cannot be shown, pictures, and arrows' ends at
 * what goes are left out. Null where nothing is drawn on it.
 */
export function ownBoardOf(records: Iterable<BoardRecord>): OwnBoard | null {
  const kept = [...records].filter((record) => !isOfFile(record))
  const sound = soundRecords({ schema: currentSchema, records: kept })
  const isDrawn = sound.some(({ typeName }) => typeName === 'shape')
  return isDrawn ? { schema: currentSchema, records: storableJson(sound) } : null
}

/** The records of a board that may be shown now, whatever it is, with its page: files and older versions are not believed (B5). */
export function soundRecords({ schema, records }: OwnBoard): BoardRecord[] {
  const written = writtenSchema.safeParse(schema)
  if (!written.success) return []
  const byId = emptyBoard()
  for (const record of records)
    if (isObject(record) && typeof record.id === 'string') byId.set(record.id, record)
  try {
    return [...guardBoard(byId, written.data).good.values()]
  } catch {
    // Versions that no version of ours wrote.
    return []
  }
}

/** Whether a board was drawn with a later version than this one: what it holds would be lost here. */
export function isOfLaterVersion({ sequences }: z.infer<typeof writtenSchema>): boolean {
  const ours = new Map<string, number>(Object.entries(currentSchema.sequences))
  return Object.entries(sequences).some(([name, count]) => count > (ours.get(name) ?? -1))
}

function emptyBoard(): Map<string, unknown> {
  const doc = new Y.Doc()
  seedBoard(doc)
  return boardRecords(doc)
}

function isOfFile(record: BoardRecord): boolean {
  return record.typeName === 'asset' || (record.typeName === 'shape' && showsFile.has(record.type))
}
