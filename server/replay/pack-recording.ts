import type { RecordedPerson, RecordingHead } from '@/lib/replay/recording'
import { lockInterview } from '@/server/commands/lock-interview'
import type { Prisma } from '@/server/db/generated/client'
import { wasRecorded } from '@/server/queries/was-recorded'
import { recordLog } from '@/server/replay/log-recording'
import { packText, UnlikeRecording } from '@/server/replay/part-bytes'
import { gatherPresence } from '@/server/replay/presence-track'
import { storeRecording } from '@/server/replay/store-recording'
import { verifyAgainstLog, verifyParts } from '@/server/replay/verify-recording'
import type { Runtime } from '@/server/runtime'

type PackRuntime = Pick<Runtime, 'db' | 'now' | 'log' | 'journal'>

/** Called between the steps of the work. */
type Step = () => Promise<void>

/** To write all of it, with the room locked, may take so long, in ms. */
const patienceMs = 60_000
/** So many sessions are packed by one round of the housekeeping. */
const atOnce = 20

interface Packing {
  /** What is packed or waits for it, by room. */
  underWay: Map<string, Promise<void>>
  /** Ends with the last of them: one is packed at a time. */
  last: Promise<void>
  /** Rooms whose recording did not come out like the log: they are tried again when the server starts the next time. */
  failed: Set<string>
}

// Next may load this file once a route; what is under way must be one server's.
const key = Symbol.for('drawbridge.packing')
const holder = globalThis as { [key]?: WeakMap<object, Packing> }

function packingOf({ db }: Pick<Runtime, 'db'>): Packing {
  const all = (holder[key] ??= new WeakMap())
  const packing = all.get(db) ?? { underWay: new Map(), last: Promise.resolve(), failed: new Set() }
  all.set(db, packing)
  return packing
}

/**
 * Packs the recording of a session that has ended (V1): its log becomes changes of records, which are held against the
 * log before anything is kept. Nothing happens where it is packed already, where it was not recorded (J4) or its
 * recording was deleted, while its final board is not sealed, and when it is reopened meanwhile. A log that is damaged
 * is packed as far as it can be read. Never throws: whoever finds the session unpacked does all of this again.
 * Resolves when it is done. `step` is for tests.
 */
export function packRecording(
  runtime: PackRuntime,
  roomId: string,
  step: Step = () => Promise.resolve(),
): Promise<void> {
  const packing = packingOf(runtime)
  const known = packing.underWay.get(roomId)
  if (known) return known
  const work = packing.last.then(async () => {
    try {
      await pack(runtime, roomId, step)
    } catch (error) {
      if (!(error instanceof UnlikeRecording)) return tell(runtime, roomId, error)
      packing.failed.add(roomId)
      runtime.log.error({ roomId, reason: error.message }, 'a recording is not like its log: the log is kept')
    } finally {
      packing.underWay.delete(roomId)
    }
  })
  packing.underWay.set(roomId, work)
  packing.last = work
  return work
}

/** Packs what was left unpacked because the server or the database went away, and sessions of before there were recordings. */
export async function packLeftOver(runtime: PackRuntime): Promise<void> {
  const { failed } = packingOf(runtime)
  const left = await runtime.db.interview.findMany({
    where: {
      roomId: { notIn: [...failed] },
      finalSeq: { not: null },
      recordingGoneAt: null,
      room: {
        phase: { in: ['ended', 'released'] },
        recording: null,
        events: { some: { kind: 'ended', data: { path: ['isRecorded'], equals: true } } },
      },
    },
    orderBy: { endedAt: 'desc' },
    take: atOnce,
    select: { roomId: true },
  })
  for (const { roomId } of left) await packRecording(runtime, roomId)
}

function tell({ log }: PackRuntime, roomId: string, error: unknown): void {
  log.warn(
    { roomId, error: error instanceof Error ? error.name : 'unknown' },
    'a recording is not packed yet',
  )
}

async function pack(runtime: PackRuntime, roomId: string, step: Step): Promise<void> {
  const due = await findDue(runtime.db, roomId)
  if (!due) return
  await step()
  const parts: Uint8Array<ArrayBuffer>[] = []
  const { head } = await recordLog(runtime, { roomId, finalSeq: due.finalSeq }, async ({ text }) => {
    const bytes = await packText(text)
    parts.push(bytes)
    await step()
    return bytes.length
  })
  const isSound = head.torn === 0
  if (isSound && due.finalHash === null) return
  await verify(runtime, roomId, { head, parts, finalHash: isSound ? due.finalHash : null }, step)
  await step()
  await store(runtime, roomId, { head, parts, finalSeq: due.finalSeq }, step)
  await step()
}

async function findDue(
  db: Runtime['db'],
  roomId: string,
): Promise<{ finalSeq: number; finalHash: string | null } | null> {
  const interview = await db.interview.findUnique({
    where: { roomId },
    include: { room: { select: { phase: true, recording: { select: { finalSeq: true } } } } },
  })
  if (!interview || interview.finalSeq === null || interview.recordingGoneAt !== null) return null
  const { finalSeq, finalHash, room } = interview
  const isOver = room.phase === 'ended' || room.phase === 'released'
  if (!isOver || room.recording?.finalSeq === finalSeq || !(await wasRecorded(db, roomId))) return null
  return { finalSeq: Number(finalSeq), finalHash }
}

interface Made {
  head: RecordingHead
  parts: readonly Uint8Array<ArrayBuffer>[]
}

/** `finalHash` is null for a damaged log: it can be held against itself alone. */
async function verify(
  runtime: PackRuntime,
  roomId: string,
  { head, parts, finalHash }: Made & { finalHash: string | null },
  step: Step,
): Promise<void> {
  const readPart = (index: number) => Promise.resolve(parts[index] ?? new Uint8Array())
  await verifyParts({ head, readPart })
  if (finalHash === null) return
  if (head.finalHash !== finalHash) throw new UnlikeRecording('its last board is not the final board')
  await verifyAgainstLog(runtime, roomId, { head, readPart }, step)
}

/** All in one transaction, with the room locked as every command locks it: a session that was reopened meanwhile keeps its log alone. */
async function store(
  { db, now }: PackRuntime,
  roomId: string,
  { head, parts, finalSeq }: Made & { finalSeq: number },
  step: Step,
): Promise<void> {
  await db.$transaction(
    async (tx) => {
      const { phase, head: seq, interview } = await lockInterview(tx, roomId)
      const isOver = phase === 'ended' || phase === 'released'
      const isSame = seq === finalSeq && interview.finalSeq !== null && Number(interview.finalSeq) === seq
      if (!isOver || !isSame || interview.recordingGoneAt !== null) return
      if ((await tx.recording.count({ where: { roomId, finalSeq } })) > 0) return
      await tx.recordingPart.deleteMany({ where: { roomId } })
      await tx.recording.deleteMany({ where: { roomId } })
      await step()
      const presence = await gatherPresence(tx, roomId)
      const people = await namesNow(tx, roomId, head.people)
      const recording = { head: { ...head, people }, parts, presence }
      await storeRecording(tx, { roomId, finalSeq, packedAt: now(), recording, step })
      await step()
      await tx.presenceSample.deleteMany({ where: { roomId } })
      await step()
    },
    { maxWait: patienceMs, timeout: patienceMs },
  )
}

/**
 * Somebody may have gone since the work began, and their name with them: whoever leaves waits from here on until this
 * is written, and finds it.
 */
async function namesNow(
  tx: Prisma.TransactionClient,
  roomId: string,
  people: readonly RecordedPerson[],
): Promise<RecordedPerson[]> {
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM "Participant" WHERE "roomId" = ${roomId} ORDER BY id FOR SHARE`
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return people.map((person) => ({ ...person, name: names.get(person.id) ?? '' }))
}
