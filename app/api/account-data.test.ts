import { gzipSync } from 'node:zlib'
import * as Y from 'yjs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as account from '@/app/api/account/route'
import * as accountExport from '@/app/api/account/export/route'
import * as join from '@/app/api/join/route'
import { plantBoardPicture, plantRelease } from '@/app/api/planted-feedback'
import * as rooms from '@/app/api/rooms/route'
import { seedBoard, writeRecord } from '@/lib/board/doc'
import { CloseCode } from '@/lib/board/protocol'
import type { Role } from '@/lib/permissions'
import { releasedFeedback } from '@/lib/report/released'
import { inviteToken } from '@/server/auth/invite-token'
import { hashPassword } from '@/server/auth/password'
import { readSession } from '@/server/auth/session'
import { newId } from '@/server/auth/id'
import { removeAllPicturesLeft } from '@/server/commands/remove-pictures-left'
import { searchEverything } from '@/server/db/search-everything'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { readyProblem } from '@/server/own-problem-people'
import { invitesOfRoom } from '@/server/queries/invites-of-room'
import { settingsOfUser } from '@/server/queries/settings-of-user'
import { openPresence } from '@/server/replay/presence-track'
import { setRuntime } from '@/server/runtime'
import { startTestRuntime, TestBrowser, testSecret, type TestRuntime } from '@/server/test-runtime'

/** What Mina leaves all over the place, and what of it is hers alone. */
const hers = {
  name: 'Minacanary',
  email: 'minacanary@example.com',
  newEmail: 'newcanary@example.com',
  agent: 'agentcanary',
  githubId: 'githubcanary',
  plan: 'plancanary',
  note: 'notecanary',
  moment: 'momentcanary',
  tick: 'tickcanary',
  feedback: 'feedbackcanary',
  rating: 'ratingcanary',
  late: 'latecanary',
  title: 'titlecanary',
  problem: 'problemcanary',
}
/** What was said or drawn for everybody in a room of somebody else: it stays. */
const everybodys = { hint: 'hintcanary', drawn: 'drawncanary', released: 'releasedcanary' }
/** What Jun keeps for himself in the room they share. */
const juns = {
  ...{ note: 'junsnote', moment: 'junsmoment', tick: 'junstick', name: 'Junjunjun', hint: 'junshint' },
  ...{ feedback: 'junsfeedback', rating: 'junsrating' },
}

interface Person {
  browser: TestBrowser
  userId: string
}

let database: TestDatabase
let runtime: TestRuntime
let mina: Person
let jun: Person

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  await database.pool.query('TRUNCATE "User", "SignUpInvite", "OneTimeToken", "AuditEvent" CASCADE')
  ;[mina, jun] = [await person(), await person()]
})

async function person(): Promise<Person> {
  return { browser: new TestBrowser(runtime), userId: '' }
}

async function startRoom(someone: Person, body: object): Promise<string> {
  const response = await someone.browser.send(rooms.POST, { body })
  const { roomId } = (await response.json()) as { roomId: string }
  someone.userId = (await readSession({ cookie: someone.browser.cookieHeader }, runtime))?.userId ?? ''
  return roomId
}

async function enter(someone: Person, roomId: string, role: Role, name: string): Promise<string> {
  const link = (await invitesOfRoom(runtime, roomId)).find((invite) => invite.role === role)
  const token = inviteToken(link?.id ?? '', 1, testSecret)
  const response = await someone.browser.send(join.POST, { body: { token, name, recording: true } })
  someone.userId = (await readSession({ cookie: someone.browser.cookieHeader }, runtime))?.userId ?? ''
  return ((await response.json()) as { participantId: string }).participantId
}

const place = (roomId: string, userId: string) =>
  runtime.db.participant.findUniqueOrThrow({ where: { roomId_userId: { roomId, userId } } })

/** Whoever has left a room for good. */
const leaverOf = (roomId: string) =>
  runtime.db.participant.findFirstOrThrow({ where: { roomId, name: 'Someone who left' } })

/** Somebody's private things in a room, each with its canary. */
async function write(roomId: string, participantId: string, words: typeof juns | typeof hers): Promise<void> {
  const at = new Date()
  const base = { roomId, participantId }
  const written = { id: newId(), ...base, at, elapsedMs: 1, text: words.note, selection: [], updatedAt: at }
  await runtime.db.note.create({ data: written })
  const feedback = { summary: words.feedback, points: [], left: [], sharesNotes: true }
  const card = await runtime.db.scorecard.create({ data: { id: newId(), ...base, feedback } })
  const answers = { task: 1, help: null, heard: 4 }
  await runtime.db.interviewRating.create({ data: { ...base, answers, comment: words.rating, at } })
  const score = { scorecardId: card.id, dimension: 'scoping', level: 2, changedAt: at }
  await runtime.db.score.create({ data: { ...score, moments: [{ at: 1, noteId: words.moment }] } })
  await runtime.db.checkTick.create({ data: { ...base, stage: 'scope', check: words.tick, at } })
}

async function draw(roomId: string, participantId: string, text: string): Promise<void> {
  const doc = new Y.Doc()
  seedBoard(doc)
  writeRecord(doc, 'shape:a', { id: 'shape:a', typeName: 'shape', text })
  const row = { participantId, at: Date.now(), bytes: Y.encodeStateAsUpdate(doc) }
  await runtime.journal.append([{ roomId, rows: [row], claims: [] }])
}

/** Where somebody pointed. */
const pointOf = (name: string) => ({ at: 5, cursor: [name.length, 1], view: null })

/** A recording as it is packed, with what stands for its people; drawn by Mina. */
async function plantRecording(roomId: string, people: { id: string; name: string }[]): Promise<void> {
  const packed = (value: object) => new Uint8Array(gzipSync(JSON.stringify(value)))
  const at = new Date()
  const track = { people: Object.fromEntries(people.map(({ id, name }) => [id, [pointOf(name)]])) }
  const tracks = packed(track)
  await runtime.db.recording.create({
    data: { roomId, version: 1, finalSeq: 1n, packedAt: at, head: { version: 1, people }, presence: tracks },
  })
  const records = { 'shape:a': { text: everybodys.drawn } }
  await runtime.db.recordingPart.create({ data: { roomId, index: 0, bytes: packed({ records }) } })
  await runtime.db.presenceSample.create({ data: { roomId, at, bytes: tracks } })
}

/** Mina has an account, two rooms of her own, and a place in Jun's; Jun, with an account, is in her second one. */
async function scene() {
  const own = await startRoom(mina, { name: hers.name, title: hers.title })
  const shared = await startRoom(mina, { name: hers.name })
  const his = await startRoom(jun, { name: juns.name, title: 'Feed', problemId: 'payment-system' })
  await enter(jun, shared, 'interviewer', juns.name)
  const hersInHis = await enter(mina, his, 'interviewer', hers.name)
  const { id: hisInHis } = await place(his, jun.userId)
  await write(his, hersInHis, hers)
  await write(his, hisInHis, juns)
  const released = { roomId: his, by: hersInHis, people: [hersInHis, hisInHis], text: everybodys.released }
  await plantRelease(runtime, released)
  await plantBoardPicture(runtime, his, hersInHis)
  await draw(own, (await place(own, mina.userId)).id, 'ownboardcanary')
  await draw(his, hersInHis, everybodys.drawn)
  const people = [
    { id: hersInHis, name: hers.name, role: 'interviewer', color: 1 },
    { id: hisInHis, name: juns.name, role: 'interviewer', color: 0 },
  ]
  await plantRecording(his, people)
  await plantRecording(own, [{ id: (await place(own, mina.userId)).id, name: hers.name }])
  const at = new Date()
  const given = { roomId: his, at, elapsedMs: 1 }
  await runtime.db.hint.create({
    data: { id: newId(), ...given, participantId: hersInHis, text: everybodys.hint },
  })
  await runtime.db.hint.create({ data: { id: newId(), ...given, participantId: hisInHis, text: juns.hint } })
  const late = { id: newId(), roomId: his, participantId: hersInHis, at }
  await runtime.db.lateCopy.create({ data: { ...late, bytes: Buffer.from(hers.late) } })
  const picture = { mediaType: 'image/png', width: 1, height: 1, byteSize: 3 }
  await runtime.db.image.create({ data: { id: newId(), roomId: own, ...picture } })
  await runtime.images.put(own, 'picture', Buffer.from('picture'))
  await runtime.db.user.update({
    where: { id: mina.userId },
    data: { email: hers.email, emailVerifiedAt: at, passwordHash: await hashPassword('right horse battery') },
  })
  await runtime.db.user.update({ where: { id: jun.userId }, data: { email: 'jun@example.com' } })
  await runtime.db.authSession.updateMany({ where: { userId: mina.userId }, data: { userAgent: hers.agent } })
  await runtime.db.wayIn.create({
    data: { provider: 'github', providerAccountId: hers.githubId, userId: mina.userId },
  })
  const plan = { id: newId(), userId: mina.userId, name: hers.plan, steps: [{ stage: 'scope', minutes: 5 }] }
  await runtime.db.stagePlan.create({ data: plan })
  await readyProblem(runtime, mina.userId, { title: hers.problem })
  const dates = { email: hers.email, expiresAt: new Date(Date.now() + 1000) }
  await runtime.db.oneTimeToken.create({ data: { hash: 'hash', purpose: 'reset', ...dates } })
  const wanted = { email: hers.newEmail, userId: mina.userId, expiresAt: dates.expiresAt }
  await runtime.db.oneTimeToken.create({ data: { hash: 'newhash', purpose: 'verify', ...wanted } })
  await runtime.db.signUpInvite.create({ data: { id: newId(), ...dates } })
  return { own, shared, his }
}

const leave = (someone: Person, body: object) =>
  someone.browser.send(account.DELETE, { method: 'DELETE', body })
const search = (texts: string[]) => searchEverything({ pool: database.pool, logged: runtime.logged }, texts)

async function exported(someone: Person): Promise<string> {
  const response = await someone.browser.send(accountExport.GET, { method: 'GET' })
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="drawbridge-[\d-]+\.json"$/,
  )
  return response.text()
}

describe('the export', () => {
  test('O6 has everything that is hers, and reads as JSON', async () => {
    const { own, his } = await scene()
    const text = await exported(mina)
    for (const canary of Object.values(hers)) {
      if (canary === hers.late) expect(text).toContain(Buffer.from(canary).toString('base64'))
      else expect(text, canary).toContain(canary)
    }
    expect(text).toContain(everybodys.hint)
    expect(text).toContain('ownboardcanary')
    const { profile, rooms: places } = JSON.parse(text) as {
      profile: Record<string, unknown>
      rooms: { room: { id: string }; drawing: { changes: number }; board?: unknown[] }[]
    }
    expect(profile).toMatchObject({ email: hers.email, hasPassword: true })
    expect(text).toMatch(/"isComplete": true\n}\n$/)
    expect(places).toHaveLength(3)
    expect(places.find(({ room }) => room.id === own)).toMatchObject({ board: expect.any(Array) })
    const elsewhere = places.find(({ room }) => room.id === his)
    expect(elsewhere).toMatchObject({ drawing: { changes: 1 }, presence: [pointOf(hers.name)] })
    expect(elsewhere).not.toHaveProperty('board')
    const { id } = await place(his, mina.userId)
    expect(elsewhere).toMatchObject({
      ...{ releases: [{ version: 1, cards: [{ participantId: id }] }], boardPictures: [{ width: 7 }] },
    })
  })

  test('O6 V1 how much she drew is in it also where the log has gone and only the recording is left', async () => {
    const { his } = await scene()
    const { id } = await place(his, mina.userId)
    const head = {
      ...{ version: 1, fromSeq: 1, toSeq: 9, fromAt: 1_000_000, toAt: 1_009_000, isCut: false, torn: 0 },
      people: [{ id, name: hers.name, role: 'interviewer', color: 1 }],
      activity: [
        [
          [2, 3],
          [7, 4],
        ],
      ],
      ...{ finalHash: '', parts: [] },
    }
    await runtime.db.recording.update({ where: { roomId: his }, data: { head, logGoneAt: new Date() } })
    await runtime.db.boardUpdate.deleteMany({ where: { roomId: his } })
    const { rooms: places } = JSON.parse(await exported(mina)) as {
      rooms: { room: { id: string }; drawing: object }[]
    }
    expect(places.find(({ room }) => room.id === his)?.drawing).toEqual({
      changes: 7,
      firstAt: new Date(1_002_000).toISOString(),
      lastAt: new Date(1_007_000).toISOString(),
    })
  })

  test('O6 says at its end that it is whole; one that breaks off does not, and is logged', async () => {
    await scene()
    expect(JSON.parse(await exported(mina))).toMatchObject({ isComplete: true })
    const load = () => Promise.reject(new Error('boardcanary'))
    setRuntime({ ...runtime, journal: { ...runtime.journal, load } })
    await expect(exported(mina)).rejects.toThrow()
    expect(runtime.logged.join('\n')).toContain('an export broke off')
    expect(runtime.logged.join('\n')).not.toContain('boardcanary')
  })

  test('X2 it can be made three times a minute: it reads every board one leads', async () => {
    await scene()
    const statuses: number[] = []
    for (let count = 0; count < 4; count++)
      statuses.push((await mina.browser.send(accountExport.GET, { method: 'GET' })).status)
    expect(statuses).toEqual([200, 200, 200, 429])
  })

  test('O6 C5 has no byte of what others keep for themselves, nor of any secret', async () => {
    await scene()
    const text = await exported(mina)
    for (const canary of Object.values(juns)) expect(text, canary).not.toContain(canary)
    const { passwordHash } = await runtime.db.user.findUniqueOrThrow({ where: { id: mina.userId } })
    expect(text).not.toContain(passwordHash)
    expect(text).not.toContain(everybodys.drawn)
  })

  test('C5 a candidate’s has nothing of C2 and C3, nor of what the interviewers said and drew', async () => {
    const { his } = await scene()
    const candidate = await person()
    await enter(candidate, his, 'candidate', 'Ola')
    const text = await exported(candidate)
    const { released, ...others } = everybodys
    for (const canary of [...Object.values(juns), ...Object.values(hers), ...Object.values(others)])
      expect(text, canary).not.toContain(canary)
    expect(text).toContain('Ola')
    // C4: what was released was given to them, for as long as they are in the room.
    expect(text).toContain(released)
    await runtime.db.participant.updateMany({
      where: { userId: candidate.userId },
      data: { removedAt: new Date() },
    })
    expect(await exported(candidate)).not.toContain(released)
  })

  test('O6 O3 one that breaks off on its way says so by its missing end, and in the log', async () => {
    await scene()
    const journal = { load: () => Promise.reject(new Error('canary of a message')) }
    setRuntime({ ...runtime, journal: Object.assign(Object.create(runtime.journal), journal) as never })
    await expect(exported(mina)).rejects.toThrow()
    expect(runtime.logged.join()).toContain('an export broke off')
    expect(runtime.logged.join()).not.toContain('canary of a message')
  })

  test('P5 a candidate in the lobby does not learn the problem from it', async () => {
    const { his } = await scene()
    await runtime.db.room.update({ where: { id: his }, data: { phase: 'lobby' } })
    const candidate = await person()
    await enter(candidate, his, 'candidate', 'Ola')
    expect(await exported(candidate)).not.toContain('payment-system')
  })
})

describe('leaving', () => {
  test('O6 nothing is left of her but what she drew and said for everybody, without her name', async () => {
    const { own, shared, his } = await scene()
    const all = [...Object.values(hers), mina.userId, 'ownboardcanary']
    expect(await search([hers.name, hers.email])).not.toEqual([])
    expect((await leave(mina, { password: 'right horse battery' })).status).toBe(200)
    expect(await search(all)).toEqual([])
    expect(await search(Object.values(everybodys))).toEqual([
      'drawncanary in BoardUpdate.bytes',
      'drawncanary in RecordingPart.bytes',
      'hintcanary in Hint.text',
      'releasedcanary in Release.content',
    ])
    // C4: what the candidate was given stays, without the notes that were given along.
    const { id: gone } = await place(his, (await leaverOf(his)).userId)
    const { participantId, content } = await runtime.db.release.findFirstOrThrow({ where: { roomId: his } })
    const { cards } = releasedFeedback.parse(content)
    expect(participantId).toBeNull()
    expect(cards.map((card) => [card.participantId === gone, card.summary, card.notes.length])).toEqual([
      [true, everybodys.released, 0],
      [false, everybodys.released, 1],
    ])
    expect(cards.map(({ points }) => points[0]?.moment?.noteId !== undefined)).toEqual([false, true])
    expect(await runtime.images.get(his, 'herpicture')).toBeNull()
    expect(await runtime.images.get(his, 'hersmallpicture')).toBeNull()
    expect(await runtime.images.get(own, 'picture')).toBeNull()
    expect(await runtime.db.room.findMany({ orderBy: { id: 'asc' }, select: { id: true } })).toEqual(
      [shared, his].sort().map((id) => ({ id })),
    )
    // In the recording she stands without her name, and everybody else with theirs, in the same order.
    const { head } = await runtime.db.recording.findUniqueOrThrow({ where: { roomId: his } })
    expect(head).toMatchObject({
      version: 1,
      people: [{ name: 'Someone who left', role: 'interviewer', color: 1 }, { name: juns.name }],
    })
    expect(await runtime.db.recordingPart.count({ where: { roomId: own } })).toBe(0)
    // Where she pointed is hers alone, packed or not; where others did stays.
    const { id: hisInHis } = await place(his, jun.userId)
    const { presence } = await runtime.db.recording.findUniqueOrThrow({ where: { roomId: his } })
    const sample = await runtime.db.presenceSample.findFirstOrThrow({ where: { roomId: his } })
    for (const bytes of [presence, sample.bytes])
      expect(bytes && (await openPresence(bytes))).toEqual({ people: { [hisInHis]: [pointOf(juns.name)] } })
    // The room she led with Jun is his now, and is not called after her any more.
    expect(await runtime.db.room.findUniqueOrThrow({ where: { id: shared } })).toMatchObject({
      hostId: jun.userId,
      title: 'System design',
    })
    expect(await search(Object.values(juns))).toHaveLength(Object.values(juns).length + 2)
  })

  test('R3 every device is out at once, with its sockets, and the browser forgets', async () => {
    const { his } = await scene()
    const { sid } = (await readSession({ cookie: mina.browser.cookieHeader }, runtime)) ?? { sid: '' }
    const response = await leave(mina, { password: 'right horse battery' })
    expect(response.headers.get('clear-site-data')).toBe('"storage"')
    expect(mina.browser.cookies.size).toBe(0)
    expect(runtime.notes.signedOut).toEqual([{ sid, code: CloseCode.unauthenticated }])
    expect(runtime.notes.refreshed).toContain(his)
    expect(await runtime.db.participant.findMany({ where: { roomId: his }, select: { name: true } })).toEqual(
      expect.arrayContaining([{ name: 'Someone who left' }, { name: juns.name }]),
    )
  })

  test.each([
    [{}, 'password'],
    [{ password: 'wrong' }, 'password'],
    [{ confirm: hers.email }, 'password'],
  ])('takes her password: %j changes nothing', async (body, field) => {
    await scene()
    const response = await leave(mina, body)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: { fields: { [field]: expect.any(String) } } })
    expect(await runtime.db.room.count()).toBe(3)
  })

  test('takes the address where there is no password, and a guest’s name', async () => {
    await scene()
    await runtime.db.user.update({ where: { id: mina.userId }, data: { passwordHash: null } })
    expect((await leave(mina, { confirm: 'jun@example.com' })).status).toBe(400)
    expect((await leave(mina, { confirm: ` ${hers.email.toUpperCase()} ` })).status).toBe(200)
    const guest = await person()
    const room = await startRoom(guest, { name: 'Bo' })
    expect((await leave(guest, { confirm: 'Jo' })).status).toBe(400)
    expect((await leave(guest, { confirm: 'Bo' })).status).toBe(200)
    expect(await runtime.db.room.count({ where: { id: room } })).toBe(0)
    expect(await search([guest.userId])).toEqual([])
  })

  test('X2 whoever guesses at her password is stopped, also where the guess is right', async () => {
    await scene()
    for (let guess = 0; guess < 10; guess++)
      expect((await leave(mina, { password: `guess ${guess}` })).status).toBe(400)
    expect((await leave(mina, { password: 'right horse battery' })).status).toBe(429)
    expect(await runtime.db.room.count()).toBe(3)
  })

  test('J4 a no to the recording outlives whoever said it', async () => {
    const { his } = await scene()
    const { id } = await place(his, mina.userId)
    await runtime.db.participant.update({ where: { id }, data: { consent: false } })
    await runtime.db.interview.update({ where: { roomId: his }, data: { startedAt: new Date() } })
    await leave(mina, { password: 'right horse battery' })
    expect(await runtime.db.interview.findUnique({ where: { roomId: his } })).toMatchObject({
      isRecorded: false,
    })
  })

  test('O6 a store of pictures that fails holds nobody back; what it has goes with the housekeeping', async () => {
    await scene()
    const room = await runtime.db.room.findFirstOrThrow({ where: { title: hers.title } })
    const picture = { mediaType: 'image/png', width: 1, height: 1, byteSize: 1 }
    await runtime.db.image.create({ data: { id: 'picture', roomId: room.id, ...picture } })
    await runtime.images.put(room.id, 'picture', new Uint8Array([1]))
    const images = { ...runtime.images, removeRoom: () => Promise.reject(new Error('store')) }
    setRuntime({ ...runtime, images: Object.assign(Object.create(runtime.images) as typeof images, images) })
    expect((await leave(mina, { password: 'right horse battery' })).status).toBe(200)
    setRuntime(runtime)
    expect(await search([hers.name, hers.email])).toEqual([])
    expect(await runtime.images.get(room.id, 'picture')).not.toBeNull()
    await removeAllPicturesLeft(runtime)
    expect(await runtime.images.get(room.id, 'picture')).toBeNull()
    expect(await runtime.db.picturesLeft.count()).toBe(0)
  })

  test('O6 a room of somebody else who is called the same keeps its title', async () => {
    await scene()
    const namesake = await person()
    const theirs = await startRoom(namesake, { name: hers.name })
    await enter(mina, theirs, 'interviewer', hers.name)
    await leave(mina, { password: 'right horse battery' })
    expect(await runtime.db.room.findUnique({ where: { id: theirs } })).toMatchObject({
      title: `${hers.name}’s room`,
    })
  })

  test('O6 that somebody left is on the record, who it was is not', async () => {
    await scene()
    await leave(mina, { password: 'right horse battery' })
    const codes = await runtime.db.auditEvent.findMany({ select: { code: true, detail: true } })
    expect(codes).toContainEqual({ code: 'account_left', detail: null })
  })

  test('what she is told beforehand is what happens', async () => {
    await scene()
    expect(await settingsOfUser(runtime, mina.userId)).toMatchObject({
      leaving: {
        deleted: [hers.title],
        passed: [{ title: 'Minacanary’s room', to: juns.name }],
        others: 1,
        isLastAdmin: false,
      },
    })
    await runtime.db.user.update({ where: { id: mina.userId }, data: { isAdmin: true } })
    expect(await settingsOfUser(runtime, mina.userId)).toMatchObject({ leaving: { isLastAdmin: true } })
    expect((await leave(mina, { password: 'right horse battery' })).status).toBe(409)
    expect(await runtime.db.room.count()).toBe(3)
  })
})

describe('one’s own settings', () => {
  test('a name holds for rooms one comes to from then on', async () => {
    const { own } = await scene()
    const send = (body: object) => mina.browser.send(account.PATCH, { method: 'PATCH', body })
    expect((await send({ name: '  Mina\u202e  Kim ', locale: 'ko', theme: 'dark' })).status).toBe(200)
    expect(await settingsOfUser(runtime, mina.userId)).toMatchObject({
      name: 'Mina Kim',
      locale: 'ko',
      theme: 'dark',
    })
    expect((await place(own, mina.userId)).name).toBe(hers.name)
    for (const body of [
      { name: '' },
      { locale: 'xx' },
      { theme: 'pink' },
      { email: 'a@example.com' },
      { isAdmin: true },
    ])
      expect((await send(body)).status).toBe(400)
    expect(await runtime.db.user.count({ where: { isAdmin: true } })).toBe(0)
  })
})
