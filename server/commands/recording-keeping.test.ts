import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { isLonger, recordingChoices } from '@/lib/recording-days'
import { dayMs } from '@/lib/room-keeping'
import { newId } from '@/server/auth/id'
import { becomeInterview } from '@/server/commands/become-interview'
import { changeSetup } from '@/server/commands/change-setup'
import { createRoom } from '@/server/commands/create-room'
import { createRoomsForInstance } from '@/server/commands/create-rooms-for-instance'
import { deleteExpiredRecordings } from '@/server/commands/delete-expired-recordings'
import { deleteRecording } from '@/server/commands/delete-recording'
import { duplicateRoom } from '@/server/commands/duplicate-room'
import { dropRecording } from '@/server/commands/drop-recording'
import { sessionsIn } from '@/server/commands/ended-session'
import { endAbandoned } from '@/server/commands/end-abandoned'
import { endInterview } from '@/server/commands/end-interview'
import { giveConsent } from '@/server/commands/give-consent'
import { keepRecording } from '@/server/commands/keep-recording'
import { lookAtLink } from '@/server/commands/look-at-link'
import { usualSetup } from '@/server/commands/new-room'
import { openNextRoom } from '@/server/commands/open-next-room'
import { reopenInterview } from '@/server/commands/reopen-interview'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { packRecording } from '@/server/replay/pack-recording'
import { readInterview } from '@/server/queries/interview-state'
import { readKeepingBounds } from '@/server/queries/recording-keeping'
import { boardHash } from '@/server/room/board-hash'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  // What other tests left is not over when theirs is.
  await runtime.db.interview.updateMany({ data: { recordingDays: null } })
  await runtime.db.instance.deleteMany()
})

const {
  setUp,
  tokenOf,
  join,
  daysOf,
  interviewOf,
  codeOf,
  boardOf,
  shapesOf,
  draw,
  session,
  plantRecording,
  partsLeft,
  whole,
  nothing,
  audited,
} = sessionsIn(() => runtime)

/** What an operator has decided. */
const ceiling = (recordingDays: number | null) =>
  runtime.db.instance.upsert({
    where: { id: 1 },
    create: { id: 1, recordingDays },
    update: { recordingDays },
  })

describe('J4 for how long a recording is kept', () => {
  test('J4 in every room as the instance says at the longest, whatever way it comes to be', async () => {
    await ceiling(90)
    const usual = { userId: null, name: 'Hana', title: 'Pay', locale: 'en' as const }
    const [longer, fitting] = [await setUp(null), await setUp(30)]
    const now = await createRoom(runtime, { ...usual, problemId: 'payment-system' })
    const made = { count: 1, title: 'Pay', problemId: 'payment-system' }
    const [byTerminal] = await createRoomsForInstance(runtime, made)
    const pair = await createRoom(runtime, usual)
    const setup = { ...usualSetup, recordingDays: 365 }
    await becomeInterview(runtime, { ...pair, problemId: null, setup })
    const ids = [longer.roomId, fitting.roomId, now.roomId, byTerminal?.roomId ?? '', pair.roomId]
    expect(await Promise.all(ids.map(daysOf))).toEqual([90, 30, 90, 90, 90])

    await ceiling(7)
    const copy = await duplicateRoom(runtime, { ...fitting, name: 'Hana', locale: 'en', address: newId() })
    expect(await daysOf(copy.roomId)).toBe(7)
    await ceiling(null)
    const next = await openNextRoom(runtime, { ...fitting, problemId: null, locale: 'en' })
    expect(await daysOf(next.roomId)).toBe(30)
    // What was set up before stays as it was.
    expect(await daysOf(longer.roomId)).toBe(90)
  })

  test('J4 until others have agreed it may be made longer, to what the instance keeps; then only shorter', async () => {
    await ceiling(365)
    for (const isAgreed of [false, true])
      for (const before of [7, 30, 365])
        for (const after of recordingChoices) {
          const { roomId, participantId } = await setUp(before)
          await join(roomId, isAgreed ? { recording: true } : {})
          const code = await codeOf(
            changeSetup(runtime, { roomId, participantId, change: { recordingDays: after } }),
          )
          const isRefused = isLonger(after, isAgreed ? before : 365)
          expect(code, `${before} to ${after}`).toBe(
            !isRefused ? 'none' : isAgreed ? 'recording_settled' : 'invalid',
          )
          expect(await daysOf(roomId)).toBe(isRefused ? before : after)
        }
  })

  test('J4 what the host says to it themselves binds nobody, a no neither', async () => {
    const { roomId, participantId } = await setUp(7)
    await join(roomId, { recording: false })
    expect(await readKeepingBounds(runtime.db, roomId)).toMatchObject({ isAgreed: false })
    await changeSetup(runtime, { roomId, participantId, change: { recordingDays: null } })
    expect(await daysOf(roomId)).toBeNull()
  })

  test('J4 once it goes on, what others agreed to stands though they have gone, and it can still be made shorter', async () => {
    const { roomId, participantId } = await setUp(90)
    const jun = await join(roomId, { recording: true })
    await runtime.db.room.update({ where: { id: roomId }, data: { phase: 'live' } })
    await runtime.db.interview.update({ where: { roomId }, data: { startedAt: new Date(runtime.now()) } })
    // As of somebody whose account is deleted.
    const gone = { consent: null, removedAt: new Date() }
    await runtime.db.participant.update({ where: { id: jun.participantId }, data: gone })
    const change = (recordingDays: number | null) =>
      codeOf(changeSetup(runtime, { roomId, participantId, change: { recordingDays } }))
    expect(await change(365)).toBe('recording_settled')
    expect(await change(7)).toBe('none')
    expect(await change(30)).toBe('recording_settled')
  })

  test('J4 everybody is told before they say yes, and a yes to fewer days is none to more', async () => {
    const { roomId, participantId } = await setUp(30)
    const look = async () => lookAtLink(runtime, { token: await tokenOf(roomId), userId: null })
    expect(await look()).toMatchObject({ asksRecording: true, recordingDays: 30 })
    const mia = await join(roomId)
    expect(await readInterview(runtime.db, roomId)).toMatchObject({
      ...{ recordingDays: 30, recordingKeptFrom: null, recordingGoneAt: null },
    })
    await changeSetup(runtime, { roomId, participantId, change: { recordingDays: 90 } })
    const say = (recording: boolean, days: number | null) =>
      codeOf(giveConsent(runtime, { roomId, participantId: mia.participantId, recording, days }))
    expect(await codeOf(join(roomId, { recording: true, days: 30 }))).toBe('recording_longer')
    expect(await say(true, 30)).toBe('recording_longer')
    expect(await runtime.db.participant.count({ where: { roomId } })).toBe(2)
    // To less than one was told nobody objects, and a no is one all the same.
    expect(await codeOf(join(roomId, { recording: true, days: null }))).toBe('none')
    expect(await say(false, 30)).toBe('none')
    expect(await say(true, 90)).toBe('none')
  })
})

describe('J4 after the end', () => {
  test('J4 the host keeps it shorter, never longer than agreed; that is on the record, and everybody hears of it', async () => {
    const { roomId, participantId } = await session(90)
    const keep = (days: number | null) => codeOf(keepRecording(runtime, { roomId, participantId, days }))
    const endedAt = (await interviewOf(roomId)).endedAt?.getTime() ?? 0
    expect(await readInterview(runtime.db, roomId)).toMatchObject({ recordingKeptFrom: endedAt })
    for (const days of [365, null]) expect(await keep(days)).toBe('recording_settled')
    runtime.pass(8 * dayMs)
    // That would be to delete it, which is asked in other words.
    expect(await keep(7)).toBe('invalid')
    runtime.notes.refreshed.length = 0
    expect(await keep(30)).toBe('none')
    expect(runtime.notes.refreshed).toEqual([roomId])
    expect(await keep(90)).toBe('recording_settled')
    expect(await daysOf(roomId)).toBe(30)
    expect(await audited(roomId)).toEqual([['recording_kept', participantId, '30']])
    expect(await partsLeft(roomId)).toEqual(whole)
  })

  test('J4 of what is alone one’s own one may keep more, as long as the instance keeps recordings', async () => {
    await ceiling(90)
    const { roomId, participantId } = await setUp(7, { kind: 'practice' })
    await endInterview(runtime, { roomId, participantId })
    const keep = (days: number | null) => codeOf(keepRecording(runtime, { roomId, participantId, days }))
    expect(await keep(365)).toBe('invalid')
    expect(await keep(90)).toBe('none')
  })

  test('J4 deleted, nothing of it is left but the final board, and all that is not the recording', async () => {
    const { roomId, participantId } = await session(90)
    const [hash, shapes] = [(await interviewOf(roomId)).finalHash, await shapesOf(roomId)]
    expect(await partsLeft(roomId)).toEqual(whole)
    runtime.notes.refreshed.length = 0
    expect(await deleteRecording(runtime, { roomId, participantId })).toBe(true)
    expect(await partsLeft(roomId)).toEqual(nothing)
    expect(await runtime.images.get(roomId, 'taken-off')).toBeNull()
    expect(await runtime.images.get(roomId, 'shown')).not.toBeNull()
    expect(await shapesOf(roomId)).toEqual(shapes)
    expect(await interviewOf(roomId)).toMatchObject({
      ...{ finalHash: hash, recordingGoneAt: new Date(runtime.now()) },
    })
    expect(boardHash(await boardOf(roomId))).toBe(hash)
    for (const table of [runtime.db.note, runtime.db.hint] as { count: (args: object) => Promise<number> }[])
      expect(await table.count({ where: { roomId } })).toBe(1)
    expect(await audited(roomId)).toEqual([['recording_deleted', participantId, null]])
    expect(runtime.notes.refreshed).toEqual([roomId])
    expect(await readInterview(runtime.db, roomId)).toMatchObject({ recordingGoneAt: runtime.now() })
    // Once is enough, and what is gone is kept for no days.
    runtime.pass(1000)
    expect(await deleteRecording(runtime, { roomId, participantId })).toBe(false)
    expect(await codeOf(keepRecording(runtime, { roomId, participantId, days: 7 }))).toBe('wrong_phase')
    expect(await audited(roomId)).toHaveLength(1)
  })

  test('J4 there is nothing to delete or to keep while a session goes on, nor of one that was not recorded', async () => {
    const under = await setUp(30)
    await runtime.db.room.update({ where: { id: under.roomId }, data: { phase: 'live' } })
    const pair = await createRoom(runtime, { userId: null, name: 'Bo', title: 'Pair', locale: 'en' })
    const declined = await session(30, { recording: false })
    for (const { roomId, participantId } of [under, pair, declined]) {
      const by = { roomId, participantId }
      expect(await codeOf(deleteRecording(runtime, by))).toBe('wrong_phase')
      expect(await codeOf(keepRecording(runtime, { ...by, days: 7 }))).toBe('wrong_phase')
      expect(await audited(roomId)).toEqual([])
    }
  })

  test('J4 R4 opened again, it goes on from the final board, and what comes then is not recorded either', async () => {
    const { roomId, participantId, jun } = await session(90)
    await deleteRecording(runtime, { roomId, participantId })
    const deletedAt = runtime.now()
    await reopenInterview(runtime, { roomId, participantId })
    expect(await readInterview(runtime.db, roomId)).toMatchObject({ recording: 'off' })
    await draw(roomId, jun.participantId, 'c')
    runtime.pass(1000)
    await endInterview(runtime, { roomId, participantId })
    expect(await shapesOf(roomId)).toEqual(['shape:a', 'shape:b', 'shape:c', 'shape:p'])
    expect(await partsLeft(roomId)).toEqual(nothing)
    expect(await interviewOf(roomId)).toMatchObject({
      ...{ finalHash: boardHash(await boardOf(roomId)), recordingGoneAt: new Date(deletedAt) },
    })
    await packRecording(runtime, roomId)
    expect(await partsLeft(roomId)).toEqual(nothing)
  })

  test('J4 of a log that is damaged nothing is left either, but the board that can be read', async () => {
    const { roomId, participantId } = await session(90)
    // The second box: an update that is none.
    const at = { roomId_seq: { roomId, seq: 2n } }
    await runtime.db.boardUpdate.update({ where: at, data: { bytes: new Uint8Array([255, 255, 255]) } })
    await runtime.db.boardSnapshot.deleteMany({ where: { roomId } })
    expect(await deleteRecording(runtime, { roomId, participantId })).toBe(true)
    expect(await partsLeft(roomId)).toEqual(nothing)
    expect(await shapesOf(roomId)).toEqual(['shape:a', 'shape:p'])
    expect((await interviewOf(roomId)).finalHash).toBe(boardHash(await boardOf(roomId)))
  })

  test('J4 V1 what is being packed while it is deleted is not kept', async () => {
    for (let at = 0; at < 6; at++) {
      const { roomId, participantId } = await session(90)
      await dropRecording(runtime.db, roomId)
      let step = 0
      await packRecording(runtime, roomId, async () => {
        if (step++ !== at) return
        // With the room locked, the deletion waits for the packing.
        const deletion = deleteRecording(runtime, { roomId, participantId })
        if (at < 3) await deletion
        else deletions.push(deletion)
      })
      await Promise.all(deletions.splice(0))
      expect(await partsLeft(roomId), `step ${at}`).toEqual(nothing)
    }
  })

  test.each([
    ['the log', () => (runtime.journal.forget = () => Promise.reject(new Error('away')))],
    ['the pictures', () => (runtime.images.remove = () => Promise.reject(new Error('away')))],
  ])(
    'J4 should %s not go at once, nobody gets any of it all the same, and the housekeeping finishes it',
    async (_what, fail) => {
      const { roomId, participantId } = await session(90)
      const working = startWorking()
      fail()
      expect(await deleteRecording(runtime, { roomId, participantId })).toBe(true)
      expect(await partsLeft(roomId)).toMatchObject({ recording: 0, parts: 0, samples: 0 })
      expect(await interviewOf(roomId)).toMatchObject({
        ...{ finalHash: null, recordingGoneAt: new Date(runtime.now()) },
      })
      working()
      runtime.pass(61_000)
      await Promise.all([endAbandoned(runtime), endAbandoned(runtime)])
      expect(await partsLeft(roomId)).toEqual(nothing)
      expect((await interviewOf(roomId)).finalHash).toBe(boardHash(await boardOf(roomId)))
    },
  )

  test('J4 R4 what could not go before it was opened again goes with the next end', async () => {
    const { roomId, participantId, jun } = await session(90)
    const working = startWorking()
    runtime.journal.forget = () => Promise.reject(new Error('away'))
    await deleteRecording(runtime, { roomId, participantId })
    working()
    await reopenInterview(runtime, { roomId, participantId })
    await draw(roomId, jun.participantId, 'c')
    expect(await partsLeft(roomId)).toMatchObject({ log: 4 })
    await endInterview(runtime, { roomId, participantId })
    expect(await partsLeft(roomId)).toEqual(nothing)
  })
})

/** Deletions that are under way. */
const deletions: Promise<unknown>[] = []

/** Remembers what works. Answers how to have it work again. */
function startWorking(): () => void {
  const { forget } = runtime.journal
  const { remove } = runtime.images
  return () => {
    runtime.journal.forget = forget
    runtime.images.remove = remove
  }
}

describe('J4 when its time is over', () => {
  test('J4 a recording goes so many days after the end, by itself, and no other', async () => {
    const week = await session(7)
    const [month, always, declined] = [
      await session(30),
      await session(null),
      await session(7, { recording: false }),
    ]
    const under = await setUp(7)
    await runtime.db.room.update({ where: { id: under.roomId }, data: { phase: 'live' } })
    await draw(under.roomId, under.participantId, 'a')
    runtime.pass(7 * dayMs - 1)
    await deleteExpiredRecordings(runtime)
    expect(await partsLeft(week.roomId)).toEqual(whole)
    runtime.pass(1)
    // Two servers.
    await Promise.all([deleteExpiredRecordings(runtime), deleteExpiredRecordings(runtime)])
    expect(await partsLeft(week.roomId)).toEqual(nothing)
    expect(await audited(week.roomId)).toEqual([['recording_deleted', null, null]])
    expect(await interviewOf(week.roomId)).toMatchObject({ recordingGoneAt: new Date(runtime.now()) })
    expect(await shapesOf(week.roomId)).toEqual(['shape:a', 'shape:b', 'shape:p'])
    expect(await interviewOf(declined.roomId)).toMatchObject({ recordingGoneAt: null })
    for (const { roomId } of [month, always]) expect(await partsLeft(roomId)).toEqual(whole)
    expect(await partsLeft(under.roomId)).toMatchObject({ log: 1 })
    runtime.pass(1000 * dayMs)
    await deleteExpiredRecordings(runtime)
    expect(await partsLeft(month.roomId)).toEqual(nothing)
    // As of every session that ended before anybody could say for how long.
    expect(await partsLeft(always.roomId)).toEqual(whole)
    expect(runtime.logged.join()).not.toContain('Pay')
  })

  test('V7 of a session that was brought here the days count from then on', async () => {
    const { roomId } = await session(7)
    runtime.pass(100 * dayMs)
    await runtime.db.room.update({ where: { id: roomId }, data: { importedAt: new Date(runtime.now()) } })
    runtime.pass(7 * dayMs - 1)
    await deleteExpiredRecordings(runtime)
    expect(await partsLeft(roomId)).toEqual(whole)
    runtime.pass(1)
    await deleteExpiredRecordings(runtime)
    expect(await partsLeft(roomId)).toEqual(nothing)
  })

  test('J4 R4 one that is opened again, or kept longer, at the last moment stays', async () => {
    const { roomId, participantId } = await session(7)
    // Between the look at all recordings and the look at this one.
    const { $queryRaw } = runtime.db
    const looked = async (...args: Parameters<typeof $queryRaw>) => {
      const rows = (await $queryRaw.apply(runtime.db, args)) as unknown[]
      await change()
      return rows
    }
    const late = new Proxy(runtime.db, {
      get: (db, key): unknown => (key === '$queryRaw' ? looked : Reflect.get(db, key)),
    })
    let change: () => Promise<unknown> = () =>
      runtime.db.interview.update({ where: { roomId }, data: { recordingDays: 30 } })
    runtime.pass(8 * dayMs)
    await deleteExpiredRecordings({ ...runtime, db: late })
    expect(await partsLeft(roomId)).toEqual(whole)
    runtime.pass(30 * dayMs)
    change = () => runtime.db.room.update({ where: { id: roomId }, data: { phase: 'live', writable: true } })
    await deleteExpiredRecordings({ ...runtime, db: late })
    expect(await partsLeft(roomId)).toEqual(whole)
    expect(await audited(roomId)).toEqual([])
    expect(await codeOf(deleteRecording(runtime, { roomId, participantId }))).toBe('wrong_phase')
  })

  test('J4 one that cannot be deleted keeps none of the others, and goes in the next minute', async () => {
    const rooms = [await session(7), await session(7), await session(7)]
    runtime.pass(8 * dayMs)
    // Whichever comes first: its deletion fails.
    let tries = 0
    const { $transaction } = runtime.db
    const failing = (...args: Parameters<typeof $transaction>) =>
      tries++ === 0 ? Promise.reject(new Error('too long')) : $transaction.apply(runtime.db, args)
    const db = new Proxy(runtime.db, {
      get: (real, key): unknown => (key === '$transaction' ? failing : Reflect.get(real, key)),
    })
    const left = async () =>
      (await Promise.all(rooms.map(({ roomId }) => partsLeft(roomId)))).filter(({ log }) => log !== 0)
    await deleteExpiredRecordings({ ...runtime, db })
    expect(await left()).toEqual([whole])
    await deleteExpiredRecordings(runtime)
    expect(await left()).toEqual([])
  })
})

test('J4 of a session that was not recorded nothing of where people pointed and looked stays', async () => {
  const { roomId, participantId } = await setUp(null)
  await runtime.db.room.update({ where: { id: roomId }, data: { phase: 'live' } })
  await draw(roomId, participantId, 'a')
  // Written before somebody declined.
  await plantRecording(roomId)
  await join(roomId, { recording: false })
  await endInterview(runtime, { roomId, participantId })
  expect(await partsLeft(roomId)).toEqual({ ...nothing, pictures: 0 })
  expect(await shapesOf(roomId)).toEqual(['shape:a'])
})
