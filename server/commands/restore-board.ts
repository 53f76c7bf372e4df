import { randomInt } from 'node:crypto'
import type * as Y from 'yjs'
import { boardRecords, readRecord } from '@/lib/board/doc'
import type { LogReader } from '@/lib/board/replay'
import { changingUpdate, differingIds, pickRecords, type Records, soundRecords } from '@/lib/board/restore'
import { AppError } from '@/lib/errors'
import type { RestoredData } from '@/lib/history/moments'
import { can } from '@/lib/permissions'
import { stageNow } from '@/lib/stage/clock'
import { announce } from '@/server/commands/announce'
import { recordEvent } from '@/server/commands/record-event'
import type { Prisma } from '@/server/db/generated/client'
import { boardAt } from '@/server/queries/board-at'
import { clockOf } from '@/server/queries/clock-of'
import type { Runtime } from '@/server/runtime'

/** A moment to go back to: the board after an update; or a restore to take back. */
export type RestoreTarget = { toSeq: number } | { undo: number }

export interface Restored {
  /** The board's last update and its epoch, from now on. */
  seq: number
  epoch: number
  /** False where the board was like that already: nothing happened. */
  isChanged: boolean
}

/** What a restore does to the board of now. */
interface Plan {
  /** A reader that has come as far as the log had when it was made. */
  now: LogReader
  /** The state the change starts from; null for the board of now. */
  from: Records | null
  to: Records
  /** Ids of the records in which the two differ. */
  ids: ReadonlySet<string>
  toSeq: number
  toAt: number
  undoes: number | null
}

/** Others wait for the room's lock so long at the most, in ms. */
const lockMs = 10_000

/**
 * Brings the board back to an earlier moment (B12): forward, by one update that makes the difference, on a new epoch,
 * so that everybody comes back with a fresh document (B11). A restore that is taken back leaves alone what was drawn
 * since. AppError not_found where that moment is not kept, or was no restore; wrong_phase when nothing can be drawn;
 * forbidden for whoever is not the lead when it comes to it.
 */
export async function restoreBoard(
  runtime: Pick<Runtime, 'db' | 'journal' | 'now' | 'rooms' | 'log'>,
  { roomId, participantId, target }: { roomId: string; participantId: string; target: RestoreTarget },
): Promise<Restored> {
  const plan = await planOf(runtime, roomId, target)
  const restored = await runtime.db.$transaction(
    (tx) => carryOut(tx, runtime.now, { roomId, participantId, plan }),
    { maxWait: lockMs, timeout: lockMs },
  )
  if (restored.isChanged) await announce(runtime, roomId)
  return restored
}

/** Reads what is long before anybody has to wait for it. */
async function planOf(
  { db, journal }: Pick<Runtime, 'db' | 'journal'>,
  roomId: string,
  target: RestoreTarget,
): Promise<Plan> {
  const undoes = 'undo' in target ? target.undo : null
  const toSeq = 'undo' in target ? target.undo - 1 : target.toSeq
  if (undoes !== null && !(await wasRestore(db, roomId, undoes))) throw new AppError('not_found')
  const then = await boardAt(journal, roomId, toSeq)
  const before = undoes === null ? null : await boardAt(journal, roomId, undoes)
  const now = await boardAt(journal, roomId, Infinity)
  if (!then || !now || (undoes !== null && !before)) throw new AppError('not_found')
  const from = before && boardRecords(before.doc)
  const to = soundRecords(then.doc)
  const ids = differingIds(from ?? boardRecords(now.doc), to)
  // From here on it tells what was touched since.
  now.takeTouched()
  return { now, from, to, ids, toSeq, toAt: then.at, undoes }
}

async function wasRestore(db: Runtime['db'], roomId: string, seq: number): Promise<boolean> {
  const restore = { kind: 'restored', data: { path: ['seq'], equals: seq } }
  return (await db.interviewEvent.findFirst({ where: { roomId, ...restore } })) !== null
}

/** Under the lock that every flush takes (B3b): the difference is to the very board it is written behind. */
async function carryOut(
  tx: Prisma.TransactionClient,
  clockOfServer: () => number,
  { roomId, participantId, plan }: { roomId: string; participantId: string; plan: Plan },
): Promise<Restored> {
  const room = await lockBoard(tx, roomId, participantId)
  const tail = await tx.boardUpdate.findMany({
    where: { roomId, seq: { gt: plan.now.seq } },
    orderBy: { seq: 'asc' },
  })
  for (const { seq, at, bytes } of tail) plan.now.read({ seq: Number(seq), at: at.getTime(), bytes })
  if (plan.now.seq !== room.head) throw new AppError('not_found')
  const clientId = await freeClientId(tx, roomId, plan.now.doc)
  const bytes = changeOf(plan, clientId)
  if (!bytes) return { seq: room.head, epoch: room.epoch, isChanged: false }

  const at = clockOfServer()
  const [seq, epoch] = [room.head + 1, room.epoch + 1]
  await tx.room.update({ where: { id: roomId }, data: { head: seq, epoch } })
  await tx.boardUpdate.create({
    data: { roomId, seq, at: new Date(at), participantId, bytes: Uint8Array.from(bytes) },
  })
  // Nobody else ever writes under it (B6a).
  await tx.clientId.create({ data: { roomId, clientId, participantId: null } })
  const { toSeq, toAt, undoes } = plan
  const data: RestoredData = { seq, epoch, toSeq, toAt, undoes }
  await recordEvent(tx, { roomId, at, participantId, kind: 'restored', stage: room.stage, data })
  return { seq, epoch, isChanged: true }
}

/**
 * An interview is locked before its room, as in lock-interview.ts. AppError wrong_phase where nothing can be drawn,
 * forbidden where this participant leads the room no longer: reading the past took its time (R3).
 */
async function lockBoard(tx: Prisma.TransactionClient, roomId: string, participantId: string) {
  await tx.$queryRaw`SELECT 1 FROM "Interview" WHERE "roomId" = ${roomId} FOR UPDATE`
  await tx.$queryRaw`SELECT 1 FROM "Room" WHERE id = ${roomId} FOR NO KEY UPDATE`
  const room = await tx.room.findUnique({ where: { id: roomId }, include: { interview: true } })
  if (!room) throw new AppError('not_found')
  const { head, epoch, phase, writable, hostId, interview } = room
  if (!writable || !can('interviewer', phase, 'board.restore', { isHost: true }))
    throw new AppError('wrong_phase')
  const lead = { id: participantId, roomId, userId: hostId, removedAt: null }
  if ((await tx.participant.count({ where: lead })) === 0) throw new AppError('forbidden')
  return { head: Number(head), epoch, stage: interview && stageNow(clockOf(interview)) }
}

async function freeClientId(tx: Prisma.TransactionClient, roomId: string, doc: Y.Doc): Promise<number> {
  for (;;) {
    const clientId = randomInt(2, 2 ** 32)
    const isTaken = await tx.clientId.findUnique({ where: { roomId_clientId: { roomId, clientId } } })
    if (!isTaken && !doc.store.clients.has(clientId)) return clientId
  }
}

/** The one update that carries out the plan; null when the board is like that already. */
function changeOf({ now, from, to, ids }: Plan, clientId: number): Uint8Array | null {
  const { doc } = now
  // While everybody waits, only what may differ is looked at.
  const changing = from ? ids : new Set([...ids, ...now.takeTouched()])
  const start = from ? (id: string) => from.get(id) : (id: string) => readRecord(doc, id)
  return changingUpdate(
    doc,
    clientId,
    pickRecords(start, changing),
    pickRecords((id) => to.get(id), changing),
  )
}
