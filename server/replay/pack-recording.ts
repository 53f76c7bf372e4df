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
  /**
   * Rooms whose recording did not come out like the log, and up to which update: they are tried again when the server
   * starts the next time.
   */
  failed: Map<string, number>
  /** Rooms whose recording is damaged: it is made anew of the log. */
  damaged: Set<string>
}

// Next may load this file once a route; what is under way must be one server's.
const key = Symbol.for('drawbridge.packing')
const holder = globalThis as { [key]?: WeakMap<object, Packing> }

function packingOf({ db }: Pick<Runtime, 'db'>): Packing {
  const all = (holder[key] ??= new WeakMap())
  const packing = all.get(db) ?? {
    ...{ underWay: new Map(), last: Promise.resolve() },
    ...{ failed: new Map(), damaged: new Set() },
  }
  all.set(db, packing)
  return packing
}

/**
 * Packs the recording of a session that has ended (V1): its log becomes changes of records, which are held against the
 * log before anything is kept. Nothing happens where it is packed already, where it was not recorded (J4) or its
 * recording was deleted, while its final board is not sealed, when it is reopened meanwhile, and where it did not come
 * out like its log before. A log that is damaged is packed as far as it can be read. Never throws: whoever finds the
 * session unpacked does all of this again. Resolves when it is done. `step` is for tests.
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
      runtime.log.error({ roomId, reason: error.message }, 'a recording is not like its log: the log is kept')
    } finally {
      packing.underWay.delete(roomId)
      packing.damaged.delete(roomId)
    }
  })
  packing.underWay.set(roomId, work)
  packing.last = work
  return work
}

/**
 * Makes the recording of a session anew that was found damaged, where its log is still there and sound: nothing is
 * taken away before. Never throws.
 */
export function packDamaged(runtime: PackRuntime, roomId: string): Promise<void> {
  packingOf(runtime).damaged.add(roomId)
  return packRecording(runtime, roomId)
}

/**
 * Packs what was left unpacked because the server or the database went away, and sessions of before there were
 * recordings. In no order, so that those that cannot be packed do not stand before all others for ever.
 */
export async function packLeftOver(runtime: PackRuntime): Promise<void> {
  const { failed } = packingOf(runtime)
  const left = await runtime.db.$queryRaw<{ roomId: string }[]>`
    SELECT i."roomId" FROM "Interview" i JOIN "Room" r ON r.id = i."roomId"
    WHERE i."roomId" <> ALL(${[...failed.keys()]}) AND i."finalSeq" IS NOT NULL AND i."recordingGoneAt" IS NULL
      AND r.phase IN ('ended', 'released')
      AND NOT EXISTS (SELECT 1 FROM "Recording" p WHERE p."roomId" = r.id)
      AND (
        SELECT e.data->>'isRecorded' FROM "InterviewEvent" e WHERE e."roomId" = r.id AND e.kind = 'ended'
        ORDER BY e.id DESC LIMIT 1
      ) = 'true'
    ORDER BY random() LIMIT ${atOnce}`
  for (const { roomId } of left) await packRecording(runtime, roomId)
}

function tell({ log }: PackRuntime, roomId: string, error: unknown): void {
  log.warn(
    { roomId, error: error instanceof Error ? error.name : 'unknown' },
    'a recording is not packed yet',
  )
}

async function pack(runtime: PackRuntime, roomId: string, step: Step): Promise<void> {
  const { damaged, failed } = packingOf(runtime)
  const isAnew = damaged.has(roomId)
  const due = await findDue(runtime.db, roomId, isAnew)
  if (!due || failed.get(roomId) === due.finalSeq) return
  try {
    await make(runtime, roomId, { ...due, isAnew }, step)
  } catch (error) {
    if (error instanceof UnlikeRecording) failed.set(roomId, due.finalSeq)
    throw error
  }
}

interface Due {
  finalSeq: number
  /** Null where the final board is not sealed. */
  finalHash: string | null
}

async function make(
  runtime: PackRuntime,
  roomId: string,
  due: Due & { isAnew: boolean },
  step: Step,
): Promise<void> {
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
  // What can still be read of the damaged one may be more.
  if (!isSound && due.isAnew) throw new UnlikeRecording('its log is torn, and it is damaged itself')
  await verify(runtime, roomId, { head, parts, finalHash: isSound ? due.finalHash : null }, step)
  await step()
  await store(runtime, roomId, { head, parts, finalSeq: due.finalSeq, isAnew: due.isAnew }, step)
  await step()
}

async function findDue(db: Runtime['db'], roomId: string, isAnew: boolean): Promise<Due | null> {
  const interview = await db.interview.findUnique({
    where: { roomId },
    include: {
      room: { select: { phase: true, recording: { select: { finalSeq: true, logGoneAt: true } } } },
    },
  })
  if (!interview || interview.finalSeq === null || interview.recordingGoneAt !== null) return null
  const { finalSeq, finalHash, room } = interview
  const isOver = room.phase === 'ended' || room.phase === 'released'
  if (!isOver || isKept(room.recording, finalSeq, isAnew) || !(await wasRecorded(db, roomId))) return null
  return { finalSeq: Number(finalSeq), finalHash }
}

/** Whether a recording is the one that is due, and stays. */
function isKept(
  recording: { finalSeq: bigint; logGoneAt: Date | null } | null,
  finalSeq: bigint,
  isAnew: boolean,
): boolean {
  return recording?.finalSeq === finalSeq && !(isAnew && recording.logGoneAt === null)
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

/**
 * All in one transaction, with the room locked as every command locks it: a session that was reopened meanwhile keeps
 * its log alone.
 */
async function store(
  { db, now }: PackRuntime,
  roomId: string,
  { head, parts, finalSeq, isAnew }: Made & { finalSeq: number; isAnew: boolean },
  step: Step,
): Promise<void> {
  await db.$transaction(
    async (tx) => {
      const { phase, head: seq, interview } = await lockInterview(tx, roomId)
      const isOver = phase === 'ended' || phase === 'released'
      const isSame = seq === finalSeq && interview.finalSeq !== null && Number(interview.finalSeq) === seq
      if (!isOver || !isSame || interview.recordingGoneAt !== null) return
      const before = await tx.recording.findUnique({ where: { roomId } })
      if (isKept(before, BigInt(finalSeq), isAnew)) return
      await tx.recordingPart.deleteMany({ where: { roomId } })
      await tx.recording.deleteMany({ where: { roomId } })
      await step()
      const presence = (await gatherPresence(tx, roomId)) ?? before?.presence ?? null
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
