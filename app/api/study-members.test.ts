import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { accountOf, studyScene, tokenIn } from '@/app/api/study-scene'
import * as account from '@/app/api/account/route'
import * as accountExport from '@/app/api/account/export/route'
import { codeOf, goodPassword, type Person } from '@/app/api/identity-person'
import * as join from '@/app/api/join/route'
import * as paths from '@/app/api/study-paths/route'
import { locales } from '@/lib/i18n/locale'
import { systemIds } from '@/lib/problem/systems'
import { instanceUserId } from '@/server/commands/create-rooms-for-instance'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs

let database: TestDatabase
let runtime: TestRuntime
let organiser: Person

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  organiser = await accountOf(runtime, 'Ann')
})

const {
  firstAt,
  body,
  planned,
  viewOf,
  memberOf,
  look,
  ownStudy,
  ics,
  move,
  rename,
  renew,
  remove,
  roomsOf,
  enter,
} = studyScene(() => ({
  runtime,
  organiser,
}))

describe('the calendar of a member', () => {
  const linesOf = (text: string, name: string) =>
    text
      .replace(/\r\n /g, '')
      .split('\r\n')
      .filter((line) => line.startsWith(name))

  test('J4 has all their interviews in one file, each with their own link', async () => {
    const pathId = await planned()
    const { url, meetings } = await ownStudy(pathId, 'Ben')
    const response = await ics(tokenIn(url))
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    const text = await response.text()
    expect(linesOf(text, 'BEGIN:VCALENDAR')).toHaveLength(1)
    expect(linesOf(text, 'BEGIN:VEVENT')).toHaveLength(4)
    expect(linesOf(text, 'URL:')).toEqual(meetings.map((meeting) => `URL:${meeting.url}`))
    expect(linesOf(text, 'DURATION:')).toEqual(Array(4).fill('DURATION:PT60M'))
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    const [first] = meetings
    const one = await (await ics(tokenIn(url), first?.id)).text()
    expect(linesOf(one, 'UID:')).toEqual(linesOf(text, 'UID:').slice(0, 1))
  })

  test('J4 says in the calendar which group it is, which week, about what, and who asks whom', async () => {
    const pathId = await planned()
    const { url, title, meetings } = await ownStudy(pathId, 'Ben')
    const all = await ics(tokenIn(url))
    expect(all.headers.get('content-disposition')).toBe('attachment; filename="study-path.ics"')
    const text = await all.text()
    expect(linesOf(text, 'SUMMARY:')).toEqual(
      meetings.map(({ week, problem }) => `SUMMARY:${title} · Week ${week} · ${problem}`),
    )
    const told = linesOf(text, 'DESCRIPTION:')
    for (const [at, { interviewer, candidate }] of meetings.entries())
      expect(told[at]).toContain(`${interviewer} asks ${candidate}.`)
    const second = await ics(tokenIn(url), meetings[1]?.id)
    expect(second.headers.get('content-disposition')).toBe('attachment; filename="study-path-week-2.ics"')
    // A room says nothing of its problem (P3).
    for (const room of await roomsOf(pathId))
      for (const { problem } of meetings) expect(room.title).not.toContain(problem)
  })

  test('J4 a week that was moved has the same UID and a higher SEQUENCE', async () => {
    const pathId = await planned()
    const { url } = await ownStudy(pathId, 'Ben')
    const before = await (await ics(tokenIn(url))).text()
    expect((await move(pathId, firstAt() + 3 * hourMs)).status).toBe(200)
    const after = await (await ics(tokenIn(url))).text()
    expect(linesOf(after, 'UID:')).toEqual(linesOf(before, 'UID:'))
    expect(linesOf(before, 'SEQUENCE:')).toEqual(Array(4).fill('SEQUENCE:0'))
    expect(linesOf(after, 'SEQUENCE:')).toEqual(['SEQUENCE:1', ...Array<string>(3).fill('SEQUENCE:0')])
    expect(linesOf(after, 'DTSTART:')[0]).not.toBe(linesOf(before, 'DTSTART:')[0])
    expect(linesOf(after, 'DTSTART:').slice(1)).toEqual(linesOf(before, 'DTSTART:').slice(1))
  })

  test('J4 a new link, or another name, has a higher SEQUENCE, too', async () => {
    const pathId = await planned()
    const { id } = await memberOf(pathId, 'Ben')
    const file = async () => (await ics(tokenIn((await memberOf(pathId, 'Ben')).url))).text()
    const before = await file()
    expect((await renew(pathId, id)).status).toBe(200)
    const renewed = await file()
    expect(linesOf(renewed, 'UID:')).toEqual(linesOf(before, 'UID:'))
    expect(linesOf(renewed, 'URL:')).not.toEqual(linesOf(before, 'URL:'))
    expect(linesOf(renewed, 'SEQUENCE:')).toEqual(Array(4).fill('SEQUENCE:1'))
    const told = linesOf(renewed, 'DESCRIPTION:')
    expect((await rename(pathId, (await memberOf(pathId, 'Cho')).id, 'Choi')).status).toBe(200)
    const renamed = await file()
    const isRenamed = linesOf(renamed, 'DESCRIPTION:').map((text, at) => text !== told[at])
    expect(isRenamed).toContain(true)
    expect(linesOf(renamed, 'SEQUENCE:')).toEqual(isRenamed.map((is) => `SEQUENCE:${is ? 2 : 1}`))
  })

  test('J4 all that are to come are none of the past, nor one without a link', async () => {
    const pathId = await planned()
    const { url, meetings } = await ownStudy(pathId, 'Ben')
    const [first, second] = meetings
    runtime.pass((first?.at ?? 0) + 61 * 60 * 1000 - runtime.now())
    const uids = async () => linesOf(await (await ics(tokenIn(url))).text(), 'UID:')
    expect(await uids()).toHaveLength(3)
    await runtime.db.invite.updateMany({
      where: { role: second?.part ?? 'observer', room: { studyMeeting: { id: second?.id ?? '' } } },
      data: { revokedAt: new Date() },
    })
    expect(await uids()).toHaveLength(2)
    expect(await codeOf(await ics(tokenIn(url), second?.id))).toBe('wrong_phase')
    runtime.pass(40 * dayMs)
    expect(await codeOf(await ics(tokenIn(url)))).toBe('wrong_phase')
  })

  test('J4 their page offers a file of exactly those interviews that are given', async () => {
    const pathId = await planned({ systems: systemIds.slice(0, 6) })
    const { url, meetings } = await ownStudy(pathId, 'Ben')
    const [first, second, third, fourth, fifth, sixth] = meetings
    const roomOf = (meeting?: { id: string }) => ({ room: { studyMeeting: { id: meeting?.id ?? '' } } })
    const offered = async () => {
      const now = (await ownStudy(pathId, 'Ben')).meetings
      for (const { id, isForCalendar } of now)
        expect(await codeOf(await ics(tokenIn(url), id))).toBe(isForCalendar ? 'none' : 'wrong_phase')
      const all = now.filter(({ isForCalendar }) => isForCalendar)
      const file = await ics(tokenIn(url))
      if (all.length === 0) expect(await codeOf(file)).toBe('wrong_phase')
      else expect(linesOf(await file.text(), 'URL:')).toEqual(all.map((meeting) => `URL:${meeting.url}`))
      return all.map(({ id }) => id)
    }
    await runtime.db.room.updateMany({ where: roomOf(second).room, data: { phase: 'live' } })
    await runtime.db.invite.updateMany({
      where: { role: third?.part ?? 'observer', ...roomOf(third) },
      data: { revokedAt: new Date() },
    })
    await runtime.db.interview.updateMany({
      where: roomOf(fourth),
      data: { scheduledAt: null, timeZone: null },
    })
    expect(await offered()).toEqual([first?.id, fifth?.id, sixth?.id])
    // J3: who has come by a link comes back by it when it is used up or has expired.
    await runtime.db.invite.updateMany({
      where: { role: fifth?.part ?? 'observer', ...roomOf(fifth) },
      data: { uses: 50 },
    })
    await runtime.db.invite.updateMany({
      where: { role: sixth?.part ?? 'observer', ...roomOf(sixth) },
      data: { expiresAt: new Date(runtime.now()) },
    })
    expect(await offered()).toEqual([first?.id, fifth?.id, sixth?.id])
    // Somebody may come late for a day; a calendar has nothing to do with that any more.
    runtime.pass((sixth?.at ?? 0) + 61 * 60 * 1000 - runtime.now())
    expect((await ownStudy(pathId, 'Ben')).meetings.at(-1)?.state).toBe('planned')
    expect(await offered()).toEqual([])
  })

  test('X2 is read with their page at most sixty times a minute, and others are not held up by it', async () => {
    const pathId = await planned({ systems: systemIds })
    const { url } = await memberOf(pathId, 'Ben')
    const codes: string[] = []
    for (let count = 0; count < 31; count++)
      codes.push(await codeOf(await look(tokenIn(url))), await codeOf(await ics(tokenIn(url), 'nowhere')))
    expect(codes.slice(58)).toEqual(['none', 'not_found', 'too_many', 'too_many'])
    expect(await codeOf(await look(tokenIn((await memberOf(pathId, 'Cho')).url)))).toBe('none')
  })

  test('X3 leaves out what has begun, and knows nothing of the meetings of others', async () => {
    const pathId = await planned({ members: ['Ann', 'Ben', 'Cho', 'Dee'] })
    const { url, meetings } = await ownStudy(pathId, 'Ben')
    const own = new Set(meetings.map(({ id }) => id))
    const others = (await viewOf(pathId)).weeks
      .flatMap((one) => one.meetings)
      .filter(({ id }) => !own.has(id))
    expect(others).toHaveLength(4)
    for (const id of [...others.map((meeting) => meeting.id), 'nowhere'])
      expect(await codeOf(await ics(tokenIn(url), id))).toBe('not_found')
    await runtime.db.room.updateMany({
      where: { studyMeeting: { id: meetings[0]?.id } },
      data: { phase: 'ended' },
    })
    expect(linesOf(await (await ics(tokenIn(url))).text(), 'BEGIN:VEVENT')).toHaveLength(3)
    expect(await codeOf(await ics(tokenIn(url), meetings[0]?.id))).toBe('wrong_phase')
  })
})

describe('an account with study paths', () => {
  test('O6 finds them in its export', async () => {
    await planned({ title: 'titlecanary', members: ['Ann', 'membercanary'] })
    const text = await (await organiser.send(accountExport.GET, { method: 'GET' })).text()
    const { studyPaths } = JSON.parse(text) as { studyPaths: { meetings: unknown[] }[] }
    expect(studyPaths[0]).toMatchObject({
      title: 'titlecanary',
      members: [{ name: 'Ann' }, { name: 'membercanary' }],
    })
    expect(studyPaths[0]?.meetings).toHaveLength(4)
  })

  test('O6 leaves none behind, nor a room that waits, nor a title with its name', async () => {
    const pathId = await planned({ members: ['Anncanary', 'Ben'] })
    const [first] = (await ownStudy(pathId, 'Ben')).meetings
    const { roomId } = await enter(first, 'Ben')
    const ann = (await ownStudy(pathId, 'Anncanary')).meetings[0]
    await organiser.send(join.POST, {
      body: { token: tokenIn(ann?.url), name: 'Anncanary', recording: true },
    })
    await runtime.db.room.update({ where: { id: roomId }, data: { phase: 'ended', hostId: instanceUserId } })
    const ids = (await roomsOf(pathId)).map(({ id }) => id)
    const left = await organiser.send(account.DELETE, { method: 'DELETE', body: { password: goodPassword } })
    expect(left.status).toBe(200)
    const rooms = await runtime.db.room.findMany({ where: { id: { in: ids } } })
    expect(rooms.map(({ id, title }) => ({ id, title }))).toEqual([{ id: roomId, title: 'System design' }])
    expect(await runtime.db.studyPath.count({ where: { id: pathId } })).toBe(0)
  })

  test.each(locales)('O6 nor a part of a long name, whatever name they came by (%s)', async (locale) => {
    const [long, other] = ['anncanary'.padEnd(40, 'x'), 'bencanary'.padEnd(40, 'y')]
    const made = await organiser.send(paths.POST, {
      ...{ body: body({ members: [long, other] }), headers: { 'accept-language': locale } },
    })
    const { id: pathId } = (await made.json()) as { id: string }
    const [own] = (await ownStudy(pathId, other)).meetings
    const guest = await enter(own, 'Benny')
    const { id, title } = await runtime.db.room.findUniqueOrThrow({ where: { id: guest.roomId } })
    expect(title).toContain('bencanary')
    await runtime.db.room.update({ where: { id }, data: { phase: 'ended', hostId: instanceUserId } })
    // The path that knows who is meant goes first, and the room stays with who was there.
    expect((await remove(pathId)).status).toBe(200)
    const left = await guest.person.send(account.DELETE, { method: 'DELETE', body: { confirm: 'Benny' } })
    expect(left.status).toBe(200)
    expect((await runtime.db.room.findUniqueOrThrow({ where: { id } })).title).toBe('System design')
  })

  test.each([
    ['stays with whoever looked on', 'Eve', 'observer', 'observer', true],
    ['goes with a name of theirs', 'bencanary', 'observer', 'observer', false],
    ['goes with a name of which theirs is a part', 'canary', 'observer', 'observer', false],
    ['goes with a name that is a part of theirs', 'Ms Ａnncanary', 'observer', 'observer', false],
    ['goes with whoever asked', 'Eve', 'interviewer', 'interviewer', false],
    ['goes with whoever was to answer, and then looked on', 'Eve', 'candidate', 'observer', false],
    ['goes with whoever was to look on, and then answered', 'Eve', 'observer', 'candidate', false],
  ] as const)('O6 the title of its room %s', async (_what, name, came, role, stays) => {
    const pathId = await planned({ members: ['Anncanary', 'Bencanary', 'Cho'] })
    const all = await Promise.all(['Anncanary', 'Bencanary', 'Cho'].map((one) => ownStudy(pathId, one)))
    const meetings = all.flatMap((own) => own.meetings).filter(({ observer }) => observer === 'Cho')
    const guest = await enter(
      meetings.find(({ part }) => part === came),
      name,
    )
    const where = { id: guest.roomId }
    const { title } = await runtime.db.room.findUniqueOrThrow({ where })
    expect(title).toMatch(/^Week \d+ · (Ann|Ben)canary asks (Ann|Ben)canary$/)
    await runtime.db.participant.updateMany({ where: { userId: guest.userId }, data: { role } })
    await runtime.db.room.update({ where, data: { phase: 'ended', hostId: instanceUserId } })
    const left = await guest.person.send(account.DELETE, { method: 'DELETE', body: { confirm: name } })
    expect(left.status).toBe(200)
    expect((await runtime.db.room.findUniqueOrThrow({ where })).title).toBe(stays ? title : 'System design')
  })
})
