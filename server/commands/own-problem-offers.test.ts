import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findParticipant } from '@/server/auth/gate'
import { newId } from '@/server/auth/id'
import { createOwnProblem } from '@/server/commands/create-own-problem'
import { createRoom } from '@/server/commands/create-room'
import { shareOwnProblem } from '@/server/commands/share-own-problem'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { codeOf, newAccount, readyProblem, secret, wholeDraft } from '@/server/own-problem-people'
import { presentGuide } from '@/server/presenters/present-guide'
import { guideFor } from '@/server/queries/guide'
import { problemCards, publicProblem } from '@/server/queries/problems'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime
/** Hana writes problems; Min has an account as well, Olli has none. */
let hana: string
let min: string
let olli: string

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  ;[hana, min] = [await newAccount(runtime, 'Hana'), await newAccount(runtime, 'Min')]
  olli = (await runtime.db.user.create({ data: { id: `guest-${hana}`, name: 'Olli' } })).id
})

const start = (userId: string | null, problemId: string) =>
  createRoom(runtime, { userId, name: 'Somebody', title: 'Room', problemId, locale: 'en' })

async function guideOf(roomId: string, userId: string) {
  const viewer = await findParticipant(runtime, userId, roomId)
  if (!viewer) throw new Error(`${userId} is not here`)
  return presentGuide(await guideFor(runtime, viewer), 'ko')
}

describe('P4 who may give a problem', () => {
  test('P4 its owner, and everybody with an account while it is shared', async () => {
    const [own, shared] = [
      await readyProblem(runtime, hana, { title: 'Own' }),
      await readyProblem(runtime, hana, { title: 'Shared', isShared: true }),
    ]
    const { id: draft } = await createOwnProblem(runtime, {
      ...{ userId: hana, draft: wholeDraft('Draft'), reference: null },
    })
    const outcomes = async (userId: string | null) => ({
      own: await codeOf(start(userId, own)),
      shared: await codeOf(start(userId, shared)),
      draft: await codeOf(start(userId, draft)),
    })
    const refused = 'invalid problemId'
    expect(await outcomes(hana)).toEqual({ own: 'done', shared: 'done', draft: refused })
    expect(await outcomes(min)).toEqual({ own: refused, shared: 'done', draft: refused })
    expect(await outcomes(olli)).toEqual({ own: refused, shared: refused, draft: refused })
    expect(await outcomes(null)).toEqual({ own: refused, shared: refused, draft: refused })
    for (const id of ['nowhere', '__proto__']) expect(await codeOf(start(hana, id))).toBe(refused)
    await shareOwnProblem(runtime, { userId: hana, problemId: shared, isShared: false })
    expect(await codeOf(start(min, shared))).toBe(refused)
  })

  test('X2 P4 of one other person the newest 50 are listed, of oneself all', async () => {
    const first = await readyProblem(runtime, hana, { title: 'First', isShared: true })
    const row = await runtime.db.ownProblem.findUniqueOrThrow({ where: { id: first } })
    const ids = Array.from({ length: 50 }, () => newId())
    const { draft, draftCard, card, published, ...rest } = row
    await runtime.db.ownProblem.createMany({
      data: ids.map((id) => ({
        ...{ ...rest, id, reference: undefined, publishedReference: undefined },
        ...{ draft: draft ?? {}, draftCard: draftCard ?? {}, card: card ?? {}, published: published ?? {} },
        publishedAt: new Date((row.publishedAt?.getTime() ?? 0) + 1),
      })),
    })
    const listed = async (userId: string) =>
      (await problemCards(runtime, userId, 'en')).flatMap(({ id }) =>
        [first, ...ids].includes(id) ? [id] : [],
      )
    expect((await listed(min)).sort()).toEqual([...ids].sort())
    expect((await listed(hana)).sort()).toEqual([first, ...ids].sort())
    // It is listed no more, but there is it still.
    expect(await codeOf(start(min, first))).toBe('done')
  })

  test('P4 not while the account of whoever shares it is disabled; rooms that have it keep it', async () => {
    const problemId = await readyProblem(runtime, hana, { title: 'Shared', isShared: true })
    const { roomId } = await start(min, problemId)
    const disable = (disabledAt: Date | null) =>
      runtime.db.user.update({ where: { id: hana }, data: { disabledAt } })
    const isThere = async () => ({
      listed: (await problemCards(runtime, min, 'en')).some(({ id }) => id === problemId),
      shown: (await publicProblem(runtime, min, problemId, 'en')) !== null,
      given: await codeOf(start(min, problemId)),
    })
    await disable(new Date())
    expect(await isThere()).toEqual({ listed: false, shown: false, given: 'invalid problemId' })
    expect((await guideOf(roomId, min)).crux).toBe(`${secret} crux`)
    await disable(null)
    expect(await isThere()).toEqual({ listed: true, shown: true, given: 'done' })
  })

  test('P4 the library has the built-in ones for all, then one’s own, then what others share', async () => {
    const others = await readyProblem(runtime, min, { title: 'Theirs', isShared: true })
    await readyProblem(runtime, min, { title: 'Hidden' })
    const own = await readyProblem(runtime, hana, { title: 'Own' })
    const mine = (cards: Awaited<ReturnType<typeof problemCards>>) =>
      cards.filter((card) => card.own && [own, others].includes(card.id))
    expect(mine(await problemCards(runtime, hana, 'ko'))).toEqual([
      {
        ...{ id: own, title: 'Own', line: 'A line for everybody', otherWords: '' },
        ...{ theme: 'other', difficulty: 3, minutes: 45, own: { language: 'en', author: null } },
      },
      expect.objectContaining({ id: others, own: { language: 'en', author: 'Min' } }) as unknown,
    ])
    expect(JSON.stringify(await problemCards(runtime, hana, 'en'))).not.toContain(secret)
    for (const userId of [olli, null])
      expect((await problemCards(runtime, userId, 'en')).filter(({ own: of }) => of !== null)).toEqual([])
    expect(await publicProblem(runtime, hana, others, 'ko')).toMatchObject({
      ...{ title: 'Theirs', statement: 'Design **it**.', given: ['What is given'] },
      own: { language: 'en', author: 'Min' },
    })
    for (const userId of [min, olli, null]) expect(await publicProblem(runtime, userId, own, 'en')).toBeNull()
  })
})
