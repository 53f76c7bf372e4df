import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as problems from '@/app/api/problems/route'
import * as files from '@/app/api/problems/file/route'
import * as problem from '@/app/api/problems/[id]/route'
import * as file from '@/app/api/problems/[id]/file/route'
import * as ready from '@/app/api/problems/[id]/ready/route'
import * as reference from '@/app/api/problems/[id]/reference/route'
import * as sharing from '@/app/api/problems/[id]/sharing/route'
import * as rooms from '@/app/api/rooms/route'
import { writeRecord } from '@/lib/board/doc'
import { makeBox, makePicture, makePictureAsset } from '@/lib/board/make-record'
import { emptyDraft, type OwnDraft, ownProblemsMax } from '@/lib/problem/own-problem'
import { ownProblemCard } from '@/lib/problem/own-problem-card'
import type { OwnProblemHead, OwnProblemView } from '@/lib/problem/own-problem-view'
import { readSession } from '@/server/auth/session'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { newId } from '@/server/auth/id'
import { wholeDraft } from '@/server/own-problem-people'
import { seedUpdate } from '@/server/room/board-seed'
import type { Handler } from '@/server/route'
import { startTestRuntime, TestBrowser, type TestRuntime } from '@/server/test-runtime'
import * as Y from 'yjs'

let database: TestDatabase
let runtime: TestRuntime
let hana: Person
let min: Person

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  ;[hana, min] = [await account('Hana'), await account('Min')]
})

interface Person {
  browser: TestBrowser
  userId: string
}

/** Somebody with an account, signed in. */
async function account(name: string): Promise<Person> {
  const browser = new TestBrowser(runtime)
  await browser.send(rooms.POST, { body: { name } })
  const userId = (await readSession({ cookie: browser.cookieHeader }, runtime))?.userId ?? ''
  await runtime.db.user.update({ where: { id: userId }, data: { email: `${userId}@example.com` } })
  return { browser, userId }
}

interface Heard {
  status: number
  code: string | undefined
  fields: Record<string, string> | undefined
  body: { id: string; problem: OwnProblemView; problems: OwnProblemHead[]; version: number; savedAt: number }
}

async function ask(
  { browser }: Pick<Person, 'browser'>,
  handler: Handler<never>,
  sending: { method?: string; id?: string; body?: unknown } = {},
): Promise<Heard> {
  const { method = 'POST', id, body } = sending
  const response = await browser.send(handler, { method, body, ...(id !== undefined && { params: { id } }) })
  const answer = JSON.parse(await response.text()) as Heard['body'] & {
    error?: { code: string; fields?: Record<string, string> }
  }
  return { status: response.status, code: answer.error?.code, fields: answer.error?.fields, body: answer }
}

const begin = async (person: Person, language = 'en') =>
  (await ask(person, problems.POST, { body: { kind: 'empty', language } })).body.id
const view = async (person: Person, id: string) =>
  (await ask(person, problem.GET, { method: 'GET', id })).body as unknown as OwnProblemView
const save = (person: Person, id: string, draft: OwnDraft, version: number) =>
  ask(person, problem.PUT, { method: 'PUT', id, body: { draft, version } })
const publish = (person: Person, id: string, version: number) =>
  ask(person, ready.POST, { id, body: { version } })
const share = (person: Person, id: string, isShared: boolean) =>
  ask(person, sharing.PUT, { method: 'PUT', id, body: { isShared } })
const take = (person: Person, id: string, roomId: string | null, version: number) =>
  ask(person, reference.PUT, { method: 'PUT', id, body: { roomId, version } })
const open = (person: Pick<Person, 'browser'>, body: unknown) => ask(person, files.POST, { body })

async function draw(roomId: string, boxes: ReturnType<typeof makeBox>[] = []): Promise<void> {
  const doc = new Y.Doc()
  const asset = makePictureAsset({ id: 'pic', width: 1, height: 1, mediaType: 'image/png' })
  const all = [
    makeBox({ id: 'box', x: 0, y: 0, label: 'a\0b' }),
    asset,
    makePicture({ id: 'picture', x: 9, y: 9, assetId: asset.id, w: 1, h: 1 }),
    ...boxes,
  ]
  for (const record of all) writeRecord(doc, record.id, record)
  const rows = [
    { participantId: null, at: runtime.now(), bytes: seedUpdate() },
    { participantId: null, at: runtime.now(), bytes: Y.encodeStateAsUpdate(doc) },
  ]
  await runtime.journal.append([{ roomId, rows, claims: [] }])
}

const startRoom = async ({ browser }: Person, body: object = { name: 'Hana' }) =>
  ((await (await browser.send(rooms.POST, { body })).json()) as { roomId: string }).roomId

describe('writing a problem', () => {
  test('P4 what is written is kept, whole or not, and is nobody else’s', async () => {
    const id = await begin(hana, 'ko')
    expect(await view(hana, id)).toMatchObject({
      ...{ id, version: 1, draft: emptyDraft('ko'), reference: null },
      ...{ isPublished: false, isShared: false, hasChanges: true, publishedAt: null },
    })
    const draft = { ...emptyDraft('ko'), title: '링크', statement: '<script>alert(1)</script>' }
    expect((await save(hana, id, draft, 1)).body).toEqual({ version: 2, savedAt: runtime.now() })
    expect(await view(hana, id)).toMatchObject({ draft, version: 2, hasChanges: true })
    for (const [handler, sending] of [
      [problem.GET, { method: 'GET' }],
      [problem.PUT, { method: 'PUT', body: { draft, version: 2 } }],
      [problem.DELETE, { method: 'DELETE', body: {} }],
      [file.GET, { method: 'GET' }],
      [ready.POST, { body: { version: 2 } }],
      [sharing.PUT, { method: 'PUT', body: { isShared: true } }],
      [reference.PUT, { method: 'PUT', body: { roomId: null, version: 2 } }],
    ] as [Handler<never>, { method?: string; body?: unknown }][])
      for (const one of [id, 'nowhere', 'a\0b'])
        expect((await ask(min, handler, { ...sending, id: one })).status).toBe(404)
    expect((await ask(min, problems.POST, { body: copyOf(id) })).status).toBe(404)
    expect((await ask(min, problems.GET, { method: 'GET' })).body.problems).toEqual([])
    expect((await view(hana, id)).version).toBe(2)
  })

  test('P4 the list has the one changed last first, and nothing of others', async () => {
    const first = await begin(hana)
    runtime.pass(5)
    const second = await begin(hana)
    await begin(min)
    runtime.pass(5)
    await save(hana, first, { ...emptyDraft('en'), title: 'x'.repeat(500), difficulty: 5 }, 1)
    const { body } = await ask(hana, problems.GET, { method: 'GET' })
    expect(body.problems.map(({ id }) => id)).toEqual([first, second])
    expect(body.problems[0]).toEqual({
      ...{ id: first, title: 'x'.repeat(80), line: '', language: 'en', theme: 'other' },
      ...{ difficulty: 5, minutes: 45, isPublished: false, isShared: false, hasChanges: true },
      updatedAt: runtime.now(),
    })
  })

  test('P4 who saves over somebody’s change is told how it stands', async () => {
    const id = await begin(hana)
    const [mine, theirs] = ['mine', 'theirs'].map((title) => ({ ...emptyDraft('en'), title }))
    const both = await Promise.all([save(hana, id, mine!, 1), save(hana, id, theirs!, 1)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const [kept, refused] = both[0].status === 200 ? [mine, both[1]] : [theirs, both[0]]
    expect(refused).toMatchObject({ code: 'conflict', body: { problem: { version: 2, draft: kept } } })
  })

  test('P4 a version that no problem can have is refused as such', async () => {
    const id = await begin(hana)
    for (const version of [2 ** 31, -1, 1.5])
      for (const heard of [
        await save(hana, id, emptyDraft('en'), version),
        await publish(hana, id, version),
        await take(hana, id, null, version),
      ])
        expect([heard.code, Object.keys(heard.fields ?? {})]).toEqual(['invalid', ['version']])
  })

  test('P4 far too much text is refused as too large, and what was there stays', async () => {
    const id = await begin(hana)
    const huge = { ...emptyDraft('en'), statement: '가'.repeat(200_000) }
    const { status, code, fields } = await save(hana, id, huge, 1)
    expect([status, code, Object.keys(fields ?? {})]).toEqual([400, 'invalid', ['body']])
    expect((await save(hana, id, { ...huge, statement: 'x'.repeat(2_000_000) }, 1)).status).toBe(400)
    expect((await view(hana, id)).draft).toEqual(emptyDraft('en'))
    const large = { ...huge, statement: 'x'.repeat(300_000) }
    expect((await save(hana, id, large, 1)).status).toBe(200)
    expect((await view(hana, id)).draft).toEqual(large)
  })

  test(`P4 X2 ${ownProblemsMax} are kept, and no more by eight tabs at once`, async () => {
    const draft = emptyDraft('en')
    const row = { ownerId: hana.userId, draft, draftCard: ownProblemCard(draft) }
    const rows = Array.from({ length: ownProblemsMax - 1 }, () => ({ ...row, id: newId() }))
    await runtime.db.ownProblem.createMany({ data: rows })
    const body = { kind: 'empty', language: 'en' }
    const tabs = await Promise.all(Array.from({ length: 8 }, () => ask(hana, problems.POST, { body })))
    expect(tabs.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(7).fill(409)])
    expect(tabs.find(({ status }) => status === 409)?.code).toBe('limit_reached')
  })

  test('X2 60 an hour can be begun', async () => {
    const body = { kind: 'copy', problemId: 'nowhere', language: 'en' }
    const statuses = new Set<number>()
    for (let at = 0; at < 60; at++) statuses.add((await ask(hana, problems.POST, { body })).status)
    expect([...statuses]).toEqual([404])
    expect((await ask(hana, problems.POST, { body })).code).toBe('too_many')
    expect((await open(hana, 'x')).code).toBe('too_many')
  })
})

describe('being ready', () => {
  test('P4 what is missing or wrong is said at its field, and nothing is given', async () => {
    const id = await begin(hana)
    const estimate = [
      { name: 'users', label: '', formula: '1M', unit: '' },
      { name: '', label: '', formula: '', unit: '' },
      { name: 'users', label: '', formula: '2 +', unit: '' },
    ]
    const questions = [{ question: 'How many?', answer: '' }]
    await save(hana, id, { ...emptyDraft('en'), title: 'T', estimate, questions }, 1)
    const { status, code, fields } = await publish(hana, id, 2)
    expect([status, code]).toEqual([400, 'invalid'])
    expect(Object.keys(fields ?? {}).sort()).toEqual([
      'estimate.2.name',
      'line',
      'questions.0.answer',
      'statement',
    ])
    expect(await view(hana, id)).toMatchObject({ isPublished: false, version: 2, draft: { estimate } })
  })

  test('P4 it says what has changed since', async () => {
    const id = await begin(hana)
    const blank = { question: ' ', answer: '' }
    await save(hana, id, { ...wholeDraft('T'), questions: [blank] }, 1)
    const { status, body } = await publish(hana, id, 2)
    expect(status).toBe(200)
    expect(body.problem).toMatchObject({
      ...{ isPublished: true, hasChanges: false, version: 3, publishedAt: runtime.now() },
      draft: { questions: [] },
    })
    const heads = async () => (await ask(hana, problems.GET, { method: 'GET' })).body.problems
    expect((await heads())[0]).toMatchObject({ isPublished: true, hasChanges: false })
    await save(hana, id, { ...body.problem.draft, title: 'U' }, 3)
    expect((await heads())[0]).toMatchObject({ title: 'U', isPublished: true, hasChanges: true })
    expect((await view(hana, id)).hasChanges).toBe(true)
    await save(hana, id, body.problem.draft, 4)
    expect((await heads())[0]).toMatchObject({ hasChanges: false })
  })

  test('X2 30 a minute can be tried', async () => {
    const id = await begin(hana)
    const statuses = new Set<number>()
    for (let at = 0; at < 30; at++) statuses.add((await publish(hana, id, 1)).status)
    expect([...statuses]).toEqual([400])
    expect((await publish(hana, id, 1)).code).toBe('too_many')
    // Whoever goes on writing is not held up.
    expect((await save(hana, id, emptyDraft('en'), 1)).status).toBe(200)
  })

  test('P4 of somebody who says so while another tab saves, what is given is what they saw', async () => {
    const id = await begin(hana)
    await save(hana, id, wholeDraft('First'), 1)
    const [said, saved] = await Promise.all([publish(hana, id, 2), save(hana, id, wholeDraft('Second'), 2)])
    expect([said.status, saved.status].sort()).toEqual([200, 409])
    const { published, draft } = await runtime.db.ownProblem.findUniqueOrThrow({ where: { id } })
    if (said.status === 200) expect(published).toMatchObject({ title: 'First' })
    else expect(published).toBeNull()
    expect(draft).toMatchObject({ title: said.status === 200 ? 'First' : 'Second' })
    const late = await publish(hana, id, 2)
    expect([late.code, late.body.problem.version]).toEqual(['conflict', 3])
  })

  test('P4 only what is ready can be shared; it can always be taken back', async () => {
    const id = await begin(hana)
    expect((await share(hana, id, true)).code).toBe('wrong_phase')
    expect((await share(hana, id, false)).status).toBe(200)
    await save(hana, id, wholeDraft('T'), 1)
    await publish(hana, id, 2)
    expect((await share(hana, id, true)).body.problem).toMatchObject({ isShared: true, hasChanges: false })
    expect((await share(hana, id, false)).body.problem.isShared).toBe(false)
  })
})

const copyOf = (problemId: string, language = 'en') => ({ kind: 'copy', problemId, language })

describe('copies', () => {
  test('P4 P5 of a built-in problem are for whoever may open its pack', async () => {
    const body = copyOf('payment-system', 'ko')
    expect((await ask(hana, problems.POST, { body })).status).toBe(404)
    await startRoom(hana, { name: 'Hana', problemId: 'payment-system' })
    const made = await ask(hana, problems.POST, { body })
    expect(made.status).toBe(201)
    const copied = await view(hana, made.body.id)
    expect(copied.draft.language).toBe('ko')
    expect(copied.draft.questions.length).toBeGreaterThan(5)
    expect(copied.reference).not.toBeNull()
    expect((await publish(hana, made.body.id, 1)).status).toBe(200)
  })

  test('P4 P5 of what others share likewise, and of one’s own always', async () => {
    const id = await begin(hana)
    await save(hana, id, wholeDraft('Links'), 1)
    const own = await ask(hana, problems.POST, { body: copyOf(id, 'ko') })
    expect((await view(hana, own.body.id)).draft).toEqual({ ...wholeDraft('Links'), title: 'Links (copy)' })
    await publish(hana, id, 2)
    await share(hana, id, true)
    expect((await ask(min, problems.POST, { body: copyOf(id) })).status).toBe(404)
    await startRoom(min, { name: 'Min', problemId: id })
    const theirs = await ask(min, problems.POST, { body: copyOf(id) })
    expect(theirs.status).toBe(201)
    expect((await view(min, theirs.body.id)).draft.questions).toEqual(wholeDraft('').questions)
  })
})

describe('files', () => {
  const saved = async (person: Person, id: string) =>
    person.browser.send(file.GET, { method: 'GET', params: { id } })

  test('P4 a problem goes out as a file and comes in as a draft', async () => {
    const id = await begin(hana)
    const draft = { ...wholeDraft('결제: "링크"'), line: '' }
    await save(hana, id, draft, 1)
    const roomId = await startRoom(hana)
    await draw(roomId)
    await take(hana, id, roomId, 2)
    const response = await saved(hana, id)
    expect(response.headers.get('content-disposition')).toContain(
      encodeURIComponent('결제 링크.problem.json'),
    )
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const text = await response.text()
    const { status, body } = await open(min, text)
    expect(status).toBe(201)
    const [theirs, ours] = [await view(min, body.id), await view(hana, id)]
    expect(theirs).toMatchObject({ draft, version: 1, isPublished: false, isShared: false })
    expect(theirs.reference).not.toBeNull()
    expect(await (await saved(min, body.id)).text()).toBe(text)
    expect(ours.draft).toEqual(draft)
  })

  test('P4 a name is cut between characters, and a file without one has a name', async () => {
    const id = await begin(hana)
    const cases = [
      [`${'x'.repeat(79)}😀y`, `${'x'.repeat(79)}😀`],
      ['', 'problem'],
    ] as const
    for (const [at, [title, name]] of cases.entries()) {
      await save(hana, id, { ...emptyDraft('en'), title }, at + 1)
      const response = await saved(hana, id)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-disposition')).toContain(
        encodeURIComponent(`${name}.problem.json`),
      )
    }
  })

  test('P4 a file that is none, of a newer version or far too large is refused as what it is', async () => {
    const head = { format: 'drawbridge-problem', version: 1 }
    const cases: [unknown, string][] = [
      ['', 'problem_file_foreign'],
      ['not json', 'problem_file_foreign'],
      [new Uint8Array([0xff, 0xfe, 0]), 'problem_file_foreign'],
      [{ ...head, draft: { title: 1 } }, 'problem_file_foreign'],
      [{ ...head, version: 2 }, 'problem_file_newer'],
      ['x'.repeat(4 * 1024 * 1024 + 1), 'problem_file_too_large'],
      [{ ...head, draft: { statement: '가'.repeat(300_000) } }, 'problem_file_too_large'],
    ]
    for (const [body, code] of cases) expect((await open(hana, body)).code).toBe(code)
    expect((await ask(hana, problems.GET, { method: 'GET' })).body.problems).toEqual([])
  })

  test('P4 a file with missing parts is a draft', async () => {
    const draft = { title: 'Half', statement: '\0ok\ud800' }
    const { body } = await open(hana, { format: 'drawbridge-problem', version: 1, draft })
    expect((await view(hana, body.id)).draft).toEqual({
      ...emptyDraft('en'),
      ...{ title: 'Half', statement: 'ok' },
    })
  })
})

describe('the reference design', () => {
  test('P4 B9 is the board of a room one leads, without pictures; it can be taken away', async () => {
    const id = await begin(hana)
    const roomId = await startRoom(hana)
    await draw(roomId)
    const { status, body } = await take(hana, id, roomId, 1)
    expect(status).toBe(200)
    expect(body.problem).toMatchObject({ version: 2, hasChanges: true })
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Buffer.from(body.problem.reference ?? '', 'base64'))
    expect([...doc.getMap('records').keys()].sort()).toEqual(['document:document', 'page:page', 'shape:box'])
    expect((await take(hana, id, roomId, 1)).code).toBe('conflict')
    expect((await take(hana, id, null, 2)).body.problem).toMatchObject({ version: 3, reference: null })
  })

  test('P4 C5 of a room of others there is none, nor of an interview that is not over', async () => {
    const id = await begin(hana)
    const theirs = await startRoom(min, { name: 'Min' })
    const place = {
      id: newId(),
      roomId: theirs,
      userId: hana.userId,
      role: 'interviewer',
      name: 'Hana',
      color: 1,
    } as const
    await runtime.db.participant.create({ data: place })
    for (const roomId of [theirs, 'nowhere', 'a\0b'])
      expect((await take(hana, id, roomId, 1)).code).toBe('not_found')
    const interview = await startRoom(hana, { name: 'Hana', problemId: 'payment-system' })
    await draw(interview)
    for (const phase of ['lobby', 'live'] as const) {
      await runtime.db.room.update({ where: { id: interview }, data: { phase } })
      expect((await take(hana, id, interview, 1)).code).toBe('wrong_phase')
    }
    await runtime.db.room.update({ where: { id: interview }, data: { phase: 'ended' } })
    expect((await take(hana, id, interview, 1)).status).toBe(200)
  })

  test('P4 X2 boards are read 30 times a minute, and none for whoever is late', async () => {
    const id = await begin(hana)
    const roomId = await startRoom(hana)
    await draw(roomId)
    for (let version = 1; version <= 30; version++) {
      expect((await take(hana, id, roomId, version)).status).toBe(200)
      if (version === 2)
        for (const late of [1, 2]) expect((await take(hana, id, 'nowhere', late)).code).toBe('conflict')
    }
    expect((await take(hana, id, roomId, 31)).code).toBe('too_many')
    expect((await take(hana, id, null, 31)).status).toBe(200)
  })

  test('P4 of a board of more than 2 MB there is none, in words of its own', async () => {
    const id = await begin(hana)
    const roomId = await startRoom(hana)
    const label = '가'.repeat(10_000)
    await draw(
      roomId,
      Array.from({ length: 80 }, (_, i) => makeBox({ id: `wide-${i}`, x: i, y: 0, label })),
    )
    expect(await take(hana, id, roomId, 1)).toMatchObject({ status: 413, code: 'problem_board_too_large' })
    expect((await view(hana, id)).reference).toBeNull()
  })

  test('P4 what is published keeps the design it had', async () => {
    const id = await begin(hana)
    const roomId = await startRoom(hana)
    await draw(roomId)
    await save(hana, id, wholeDraft('T'), 1)
    await take(hana, id, roomId, 2)
    await publish(hana, id, 3)
    await take(hana, id, null, 4)
    const row = await runtime.db.ownProblem.findUniqueOrThrow({ where: { id } })
    expect(row.reference).toBeNull()
    expect(row.publishedReference).toMatchObject({ records: expect.any(Array) as unknown[] })
    expect((await view(hana, id)).hasChanges).toBe(true)
  })
})

test('P4 deleted, it is gone for good', async () => {
  const id = await begin(hana)
  const remove = () => ask(hana, problem.DELETE, { method: 'DELETE', id, body: {} })
  expect((await remove()).status).toBe(200)
  expect((await remove()).status).toBe(404)
  expect((await save(hana, id, emptyDraft('en'), 1)).status).toBe(404)
})
