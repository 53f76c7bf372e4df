import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Phase, Role, RoomKind } from '@/lib/permissions'
import { newId } from '@/server/auth/id'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import {
  isBeingAskedNow,
  leadsWhileAsked,
  mayOpenPack,
  problemForInterviewer,
} from '@/server/queries/pack-access'

const problemId = 'payment-system'
let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

/** A place somebody has in a room of their own kind. */
interface Place {
  role: Role
  phase?: Phase
  isHost?: boolean
  isRemoved?: boolean
  /** The problem of the room; null is a room to draw in. */
  about?: string | null
  kind?: RoomKind
}

async function newUser(): Promise<string> {
  const id = newId()
  await database.db.user.create({ data: { id, name: 'Min' } })
  return id
}

/** Somebody new with these places, each in a room by itself. */
async function someone(places: Place[]): Promise<string> {
  const userId = await newUser()
  for (const place of places) {
    const {
      role,
      phase = 'live',
      isHost = false,
      isRemoved = false,
      about = problemId,
      kind = 'interview',
    } = place
    const roomId = newId()
    const hostId = isHost ? userId : await newUser()
    await database.db.room.create({
      data: { id: roomId, title: 'Feed', kind, phase, hostId, problemId: about },
    })
    await database.db.participant.create({
      data: {
        id: newId(),
        roomId,
        userId,
        role,
        name: 'Min',
        color: 0,
        removedAt: isRemoved ? new Date() : null,
      },
    })
  }
  return userId
}

const phases: Phase[] = ['lobby', 'live', 'ended', 'released']
const isOver = (phase: Phase) => phase === 'ended' || phase === 'released'

/** Everybody who may turn up at a pack, and whether it opens. */
const matrix: [who: string, places: Place[], opens: boolean][] = [
  ['a guest of no room', [], false],
  ...phases.flatMap((phase): [string, Place[], boolean][] => [
    [`a host who interviews (${phase})`, [{ role: 'interviewer', isHost: true, phase }], true],
    [`a host who observes (${phase})`, [{ role: 'observer', isHost: true, phase }], true],
    [`an interviewer (${phase})`, [{ role: 'interviewer', phase }], true],
    [`an observer (${phase})`, [{ role: 'observer', phase }], false],
    [`a candidate (${phase})`, [{ role: 'candidate', phase }], false],
    [`a removed interviewer (${phase})`, [{ role: 'interviewer', isRemoved: true, phase }], false],
    [`a removed host (${phase})`, [{ role: 'interviewer', isHost: true, isRemoved: true, phase }], false],
    [`a removed candidate (${phase})`, [{ role: 'candidate', isRemoved: true, phase }], false],
    [`a host who is the candidate (${phase})`, [{ role: 'candidate', isHost: true, phase }], isOver(phase)],
    [
      `a host here and the candidate there (${phase})`,
      [
        { role: 'interviewer', isHost: true },
        { role: 'candidate', phase },
      ],
      isOver(phase),
    ],
    [
      `an interviewer here and the candidate there (${phase})`,
      [{ role: 'interviewer' }, { role: 'candidate', phase }],
      isOver(phase),
    ],
    [
      `the candidate of two, one of which is over, and an interviewer (${phase})`,
      [{ role: 'candidate', phase: 'ended' }, { role: 'candidate', phase }, { role: 'interviewer' }],
      isOver(phase),
    ],
    [
      `a host here and a removed candidate there (${phase})`,
      [
        { role: 'interviewer', isHost: true },
        { role: 'candidate', isRemoved: true, phase },
      ],
      true,
    ],
    [
      `an interviewer here and the candidate of something else (${phase})`,
      [{ role: 'interviewer' }, { role: 'candidate', phase, about: 'digital-wallet' }],
      true,
    ],
    [
      `an interviewer here and an observer there (${phase})`,
      [{ role: 'interviewer' }, { role: 'observer', phase }],
      true,
    ],
    [
      `somebody who practises (${phase})`,
      [{ role: 'interviewer', isHost: true, phase, kind: 'practice' }],
      isOver(phase),
    ],
    [
      `somebody who practises here and interviews there (${phase})`,
      [{ role: 'interviewer', isHost: true, phase, kind: 'practice' }, { role: 'interviewer' }],
      true,
    ],
    [
      `somebody who has practised and is the candidate now (${phase})`,
      [
        { role: 'interviewer', isHost: true, phase: 'ended', kind: 'practice' },
        { role: 'candidate', phase },
      ],
      isOver(phase),
    ],
    [
      `an interviewer of another problem (${phase})`,
      [{ role: 'interviewer', isHost: true, phase, about: 'digital-wallet' }],
      false,
    ],
    [
      `an interviewer of a room without a problem (${phase})`,
      [{ role: 'interviewer', isHost: true, phase, about: null }],
      false,
    ],
  ]),
]

describe('who may open the pack of a problem', () => {
  test.each(matrix)('P5 R1: %s', async (_who, places, opens) => {
    const userId = await someone(places)
    expect(await mayOpenPack(database, userId, problemId)).toBe(opens)
    const loaded = problemForInterviewer(database, userId, problemId)
    if (opens) expect((await loaded).structure.id).toBe(problemId)
    else await expect(loaded).rejects.toMatchObject({ code: 'not_found' })
  })

  test('P5: nobody without a session', async () => {
    expect(await mayOpenPack(database, null, problemId)).toBe(false)
    await expect(problemForInterviewer(database, null, problemId)).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('P5: a problem that is not there is not found, for interviewers neither', async () => {
    const userId = await someone([{ role: 'interviewer', isHost: true, about: 'nothing' }])
    await expect(problemForInterviewer(database, userId, 'nothing')).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('P5: every page below a problem but its own asks first', () => {
    const folder = 'app/problems/[id]'
    const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('page.tsx'),
    )
    expect(pages.sort()).toEqual(['edit/page.tsx', 'pack/page.tsx', 'page.tsx', 'reference/page.tsx'])
    const asking = pages.filter((file) =>
      /await Promise\.all\(\[\s*loadForInterviewer\(/.test(readFileSync(`${folder}/${file}`, 'utf8')),
    )
    expect(asking.sort()).toEqual(['pack/page.tsx', 'reference/page.tsx'])
    // Its author's alone; every other thing that the page reads of it comes behind.
    expect(readFileSync(`${folder}/edit/page.tsx`, 'utf8')).toMatch(
      /await requireOwner\(runtime\(\), \{ userId, problemId \}\)\s*return await readOwnView\(/,
    )
  })
})

describe('who leads a room about what they are asked elsewhere', () => {
  test.each([
    ['the candidate of a live interview', { phase: 'live' }, false, true],
    ['the candidate in a lobby, who does not know it yet', { phase: 'lobby' }, false, false],
    ['the candidate in the lobby of a study path, which has said it', { phase: 'lobby' }, true, true],
    ['the candidate of a study path when it is over', { phase: 'ended' }, true, false],
    ['somebody who was removed from it', { phase: 'lobby', isRemoved: true }, true, false],
  ] as const)('P5: %s', async (_who, place, isOfPath, isAsked) => {
    const userId = await someone([{ role: 'candidate', ...place }])
    if (isOfPath) await planRoomOf(userId)
    expect(await isBeingAskedNow(database, userId, problemId)).toBe(isAsked)
    expect(await leadsWhileAsked(database, { userId, isHost: true }, problemId)).toBe(isAsked)
    expect(await leadsWhileAsked(database, { userId, isHost: false }, problemId)).toBe(false)
    expect(await isBeingAskedNow(database, userId, 'digital-wallet')).toBe(false)
  })
})

/** Makes the room that somebody is in one of a study path. */
async function planRoomOf(userId: string): Promise<void> {
  const { roomId } = await database.db.participant.findFirstOrThrow({ where: { userId } })
  const [pathId, interviewerId, candidateId] = [newId(), newId(), newId()]
  await database.db.studyPath.create({
    data: { id: pathId, ownerId: await newUser(), title: 'Group', timeZone: 'UTC' },
  })
  await database.db.studyMember.createMany({
    data: [interviewerId, candidateId].map((id, place) => ({ id, pathId, name: `${place}`, place })),
  })
  const week = { week: 1, problemId, at: new Date() }
  await database.db.studyMeeting.create({
    data: { id: newId(), pathId, ...week, interviewerId, candidateId, roomId },
  })
}
