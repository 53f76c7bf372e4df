import { guardBoard } from '@/lib/board/guard'
import { type BoardRecord, currentSchema } from '@/lib/board/schema'
import { isCard } from '@/lib/board/shapes/cards'
import { diagram } from '@/lib/diagram/diagram'

export interface BoardCounts {
  components: number
  flows: number
  cards: number
}

/** What is on a board, in figures. The records, by id, are unjudged: what is malformed does not count. */
export function countBoard(records: ReadonlyMap<string, unknown>): BoardCounts {
  return countRecords([...guardBoard(records, currentSchema).good.values()])
}

/** As `countBoard`, of records that were judged. */
export function countRecords(good: readonly BoardRecord[]): BoardCounts {
  const { nodes, edges } = diagram(good)
  const cards = good.filter((record) => record.typeName === 'shape' && isCard(record))
  return { components: nodes.length, flows: edges.length, cards: cards.length }
}
