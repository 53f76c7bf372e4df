import { boardRecords, boardSchemaOf } from '@/lib/board/doc'
import { guardBoard } from '@/lib/board/guard'
import { currentSchema } from '@/lib/board/schema'
import { isCard } from '@/lib/board/shapes/cards'
import { type BoardCounts, countRecords } from '@/lib/diagram/board-counts'
import { type Diagram, diagram } from '@/lib/diagram/diagram'
import { cardsInOrder, type ComputedCard, computeCard, maxReportCards } from '@/lib/report/board-cards'
import { limitLookingBack } from '@/server/limits'
import { readableBoardAt } from '@/server/queries/board-at'
import { lookBackInTurn } from '@/server/room/look-backs'
import { slices } from '@/server/room/slices'
import type { Runtime } from '@/server/runtime'

/** What a report says of a board. */
export interface ReportBoard {
  counts: BoardCounts
  /** The drawing as an architecture. */
  drawn: Diagram
  /** Those that say something, the first of them where there are very many. */
  cards: ComputedCard[]
  /** How many more there are. */
  cardsLeft: number
}

/** So many boards are remembered: a report is read several times in a row, as a page and as files. */
const maxRemembered = 40

interface Remembered {
  head: bigint
  board: Promise<ReportBoard>
}

// Next may load this file once a route; what is remembered must be one a server.
const key = Symbol.for('drawbridge.reportBoards')
const holder = globalThis as { [key]?: WeakMap<object, Map<string, Remembered>> }

/**
 * What is on the board of a session that has ended. It is read and computed once for as long as the board stays as it
 * is, in turn with other looks back. AppError too_many for whoever has boards read too often.
 */
export async function reportBoardOf(
  runtime: Pick<Runtime, 'db' | 'journal' | 'rooms'>,
  { roomId, userId }: { roomId: string; userId: string },
): Promise<ReportBoard> {
  const { head } = await runtime.db.room.findUniqueOrThrow({ where: { id: roomId }, select: { head: true } })
  const all = (holder[key] ??= new WeakMap())
  const boards = all.get(runtime.rooms) ?? new Map<string, Remembered>()
  all.set(runtime.rooms, boards)
  const known = boards.get(roomId)
  boards.delete(roomId)
  if (known?.head === head) {
    boards.set(roomId, known)
    return known.board
  }
  await limitLookingBack(runtime, userId)
  const board = lookBackInTurn(runtime, { userId, roomId }, () => readBoard(runtime, roomId))
  boards.set(roomId, { head, board })
  for (const oldest of boards.keys()) if (boards.size > maxRemembered) boards.delete(oldest)
  // What could not be read now may be read later.
  board.catch(() => boards.delete(roomId))
  return board
}

async function readBoard({ journal }: Pick<Runtime, 'journal'>, roomId: string): Promise<ReportBoard> {
  const pause = slices()
  const reader = await readableBoardAt(journal, roomId, Infinity)
  const doc = reader?.doc
  const good = doc
    ? [...guardBoard(boardRecords(doc), boardSchemaOf(doc) ?? currentSchema).good.values()]
    : []
  await pause()
  const counts = countRecords(good)
  const drawn = diagram(good)
  const shapes = cardsInOrder(
    good.flatMap((record) => (record.typeName === 'shape' && isCard(record) ? [record] : [])),
  )
  const cards: ComputedCard[] = []
  for (const shape of shapes.slice(0, maxReportCards)) {
    await pause()
    cards.push(computeCard(shape))
  }
  return { counts, drawn, cards, cardsLeft: shapes.length - cards.length }
}
