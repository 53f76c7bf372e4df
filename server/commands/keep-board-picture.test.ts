import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Locale } from '@/lib/i18n/locale'
import { maxPicturesOfOne } from '@/lib/replay/board-picture'
import type { Viewer } from '@/server/auth/gate'
import { findParticipant } from '@/server/auth/gate'
import { deleteRecording } from '@/server/commands/delete-recording'
import { sessionsIn } from '@/server/commands/ended-session'
import { keepBoardPicture } from '@/server/commands/keep-board-picture'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { picturesFor, readBoardPicture } from '@/server/queries/board-pictures'
import { readPictureMoments } from '@/server/queries/picture-moments'
import { type MemoryImageStore } from '@/server/images/memory-image-store'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(() => {
  runtime = startTestRuntime(database)
})

const { session, codeOf } = sessionsIn(() => runtime)

/** A session that is over, with a stage that ended before it did, and those who were in it. */
async function over() {
  const { roomId, participantId, jun } = await session(null)
  const { endedAt } = await runtime.db.interview.findUniqueOrThrow({ where: { roomId } })
  const end = endedAt?.getTime() ?? 0
  await runtime.db.interview.update({ where: { roomId }, data: { startedAt: new Date(end - 1000) } })
  const stages = [
    [end - 200, 'scope'],
    [end - 100, 'high_level'],
  ] as const
  for (const [at, to] of stages)
    await runtime.db.interviewEvent.create({
      data: { roomId, at: new Date(at), kind: 'clock', data: { command: 'next', from: null, to } },
    })
  const viewerOf = async (id: string): Promise<Viewer> => {
    const { userId } = await runtime.db.participant.findUniqueOrThrow({ where: { id } })
    const viewer = await findParticipant(runtime, userId, roomId)
    if (!viewer) throw new Error('nobody')
    return viewer
  }
  const [host, candidate] = await Promise.all([viewerOf(participantId), viewerOf(jun.participantId)])
  return { roomId, end, stage: end - 100, host, candidate }
}

const drawn = (at: number, byte: number, locale: Locale = 'en') => ({
  ...{ at, locale, bytes: new Uint8Array([byte]), address: '198.51.100.7' },
})
const whole = (at: number, locale: Locale = 'en') => ({ at, locale, size: 'whole' as const })
/** The moments of which this viewer has a picture. */
const shownTo = async (viewer: Viewer, moments: readonly number[], locale: Locale = 'en') => [
  ...(await picturesFor(runtime, viewer, { moments, locale })).keys(),
]

describe('V3 pictures of a board', () => {
  test('V3 an interviewer’s of an end are everybody’s, a candidate’s their own, and the first stays', async () => {
    const { roomId, end, stage, host, candidate } = await over()
    expect((await readPictureMoments(runtime.db, roomId)).map(({ at }) => at)).toEqual([stage, end])
    await keepBoardPicture(runtime, candidate, drawn(end, 1))
    expect(await shownTo(candidate, [stage, end])).toEqual([end])
    expect(await shownTo(host, [stage, end])).toEqual([])
    expect(await codeOf(readBoardPicture(runtime, host, whole(end)))).toBe('not_found')

    await keepBoardPicture(runtime, host, drawn(end, 2))
    await keepBoardPicture(runtime, host, drawn(end, 3))
    for (const viewer of [host, candidate])
      expect((await readBoardPicture(runtime, viewer, whole(end))).bytes).toEqual(new Uint8Array([2]))
  })

  test('V3 a moment has a picture in each language, and a reader gets those of their own', async () => {
    const { roomId, end, stage, host, candidate } = await over()
    await keepBoardPicture(runtime, host, drawn(stage, 1, 'en'))
    await keepBoardPicture(runtime, host, drawn(end, 2, 'en'))
    expect(await shownTo(candidate, [stage, end], 'ko')).toEqual([])
    expect(await codeOf(readBoardPicture(runtime, candidate, whole(end, 'ko')))).toBe('not_found')

    const { url } = await keepBoardPicture(runtime, host, drawn(end, 3, 'ko'))
    expect(url).toBe(`/api/rooms/${roomId}/pictures/${end}?locale=ko`)
    expect(await shownTo(candidate, [stage, end], 'ko')).toEqual([end])
    expect(await shownTo(candidate, [stage, end], 'en')).toEqual([stage, end])
    for (const [locale, byte] of [
      ['en', 2],
      ['ko', 3],
    ] as const)
      expect((await readBoardPicture(runtime, candidate, whole(end, locale))).bytes).toEqual(
        new Uint8Array([byte]),
      )
  })

  test('V3 two at once are one, and leave nothing else behind', async () => {
    const { roomId, end, host } = await over()
    const before = (runtime.images as MemoryImageStore).sizeOf(roomId)
    await Promise.all([1, 2, 3].map((byte) => keepBoardPicture(runtime, host, drawn(end, byte))))
    expect(await runtime.db.boardPicture.count({ where: { roomId } })).toBe(1)
    expect((runtime.images as MemoryImageStore).sizeOf(roomId)).toBe(before + 2)
  })

  test('C5 of any other moment it is their own alone: that there is one would tell of a point that is not released', async () => {
    const { roomId, stage, host, candidate } = await over()
    const colleague = { ...candidate, participantId: 'colleague', role: 'interviewer' as const }
    const moment = stage + 7
    await keepBoardPicture(runtime, host, drawn(moment, 1))
    await keepBoardPicture(runtime, host, drawn(stage, 2))
    expect((await readBoardPicture(runtime, host, whole(moment))).bytes).toEqual(new Uint8Array([1]))
    for (const viewer of [candidate, colleague]) {
      expect(await shownTo(viewer, [stage, moment])).toEqual([stage])
      expect(await codeOf(readBoardPicture(runtime, viewer, whole(moment)))).toBe('not_found')
    }
    await keepBoardPicture(runtime, candidate, drawn(moment, 3))
    expect((await readBoardPicture(runtime, candidate, whole(moment))).bytes).toEqual(new Uint8Array([3]))
    expect(await runtime.db.boardPicture.count({ where: { roomId } })).toBe(3)
  })

  test('V3 X2 whoever draws too many replaces their own first ones, and nobody else’s', async () => {
    const { roomId, end, stage, host, candidate } = await over()
    const sizeOf = () => (runtime.images as MemoryImageStore).sizeOf(roomId)
    await keepBoardPicture(runtime, host, drawn(stage, 1))
    await keepBoardPicture(runtime, host, drawn(end - 300, 1))
    const before = sizeOf()
    // In another language it is another one: these are the first to give way.
    await keepBoardPicture(runtime, candidate, drawn(end - 900 + maxPicturesOfOne, 1, 'ko'))
    const moments = Array.from({ length: maxPicturesOfOne + 3 }, (_, at) => end - 900 + at)
    for (const at of moments) {
      runtime.pass(1)
      await keepBoardPicture(runtime, candidate, drawn(at, 2))
    }
    // One that is there already takes no place.
    await keepBoardPicture(runtime, candidate, drawn(moments.at(-1) ?? 0, 3))
    const shown = await shownTo(candidate, [...moments, stage])
    expect(await shownTo(candidate, moments, 'ko')).toEqual([])
    expect(shown.sort()).toEqual([...moments.slice(3), stage])
    expect(await shownTo(host, [stage, end - 300])).toHaveLength(2)
    expect(sizeOf()).toBe(before + 2 * maxPicturesOfOne)
  })

  test('V3 of a moment that is none there is no picture', async () => {
    const { end, host } = await over()
    for (const at of [end + 1, end - 24 * 60 * 60 * 1000])
      expect(await codeOf(keepBoardPicture(runtime, host, drawn(at, 1)))).toBe('not_found')
  })

  test('J4 with the recording go the pictures of it; the final board’s stays', async () => {
    const { roomId, end, stage, host } = await over()
    await keepBoardPicture(runtime, host, drawn(stage, 1))
    await keepBoardPicture(runtime, host, drawn(stage, 1, 'ko'))
    await keepBoardPicture(runtime, host, drawn(end, 2))
    await deleteRecording(runtime, { roomId, participantId: host.participantId })
    expect(
      (await runtime.db.boardPicture.findMany({ where: { roomId } })).map(({ at }) => at.getTime()),
    ).toEqual([end])
    expect(await codeOf(readBoardPicture(runtime, host, whole(stage)))).toBe('not_found')
    expect((await readBoardPicture(runtime, host, whole(end))).bytes).toEqual(new Uint8Array([2]))
    expect(await codeOf(keepBoardPicture(runtime, host, drawn(stage, 3)))).toBe('not_found')
  })
})
