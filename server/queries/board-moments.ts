import { boardSchemaOf } from '@/lib/board/doc'
import { LogReader, StopsOfLog } from '@/lib/board/replay'
import { type BoardMoments, type ClockRun, type MomentMark, restoredData } from '@/lib/history/moments'
import type { StageId } from '@/lib/stage/stages'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'
import { partsOfLog, startOfLog } from '@/server/queries/board-at'
import { readClockHistory, runsOf } from '@/server/queries/clock-history'
import { slices } from '@/server/room/slices'
import type { Runtime } from '@/server/runtime'

interface EventRow {
  at: Date
  kind: string
  data: unknown
}

/** The way a board has come, to look back along it and pick a moment (B12). Nothing private is among it. */
export async function boardMoments(
  { db, journal }: Pick<Runtime, 'db' | 'journal'>,
  roomId: string,
): Promise<BoardMoments> {
  const [events, people] = await Promise.all([
    db.interviewEvent.findMany({
      where: { roomId, kind: { in: ['clock', 'ended', 'reopened', 'restored'] } },
      orderBy: { id: 'asc' },
      select: { at: true, kind: true, data: true },
    }),
    db.participant.findMany({
      where: { roomId },
      orderBy: { joinedAt: 'asc' },
      select: { joinedAt: true, name: true },
    }),
  ])
  const runs = await readClockRuns(db, roomId)
  const { start, isCut } = await startOfLog(journal, roomId)
  const restores = events.flatMap((event) => restoredBy(event)?.seq ?? [])
  const reader = new LogReader(start)
  const stops = new StopsOfLog(reader, new Set(restores))
  const pause = slices()
  for await (const part of partsOfLog(journal, roomId, start.seq)) await stops.readAll(part, pause)
  const joins = people.map(({ joinedAt, name }) => ({
    at: joinedAt.getTime(),
    kind: 'joined' as const,
    name,
  }))
  // What was let go cannot be looked at: no mark leads there.
  const marks = [...joins, ...events.flatMap(marksOf)].filter(({ at }) => !isCut || at >= start.at)
  return { stops: stops.finish(), marks, runs, isCut, schema: boardSchemaOf(reader.doc) }
}

/** When the interview's clock ran; nothing in a room without one. */
export async function readClockRuns(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<ClockRun[]> {
  const history = await readClockHistory(db, roomId)
  return history ? runsOf(history) : []
}

function restoredBy({ kind, data }: EventRow) {
  return kind === 'restored' ? restoredData.parse(data) : null
}

function marksOf(event: EventRow): MomentMark[] {
  const at = event.at.getTime()
  switch (event.kind) {
    case 'clock': {
      const { from, to } = event.data as { from: StageId | null; to: StageId | null }
      return to === null || from === to ? [] : [{ at, kind: 'stage', stage: to }]
    }
    case 'restored':
      return [{ at, kind: 'restored', toAt: restoredData.parse(event.data).toAt }]
    case 'ended':
    case 'reopened':
      return [{ at, kind: event.kind }]
    default:
      return []
  }
}
