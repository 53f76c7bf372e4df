import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { accountOf, setup, studyScene, tokenIn, zone } from '@/app/api/study-scene'
import { codeOf, fieldsOf, Person } from '@/app/api/identity-person'
import * as join from '@/app/api/join/route'
import * as member from '@/app/api/study-member/route'
import * as week from '@/app/api/study-paths/[id]/weeks/[week]/route'
import { titleMax } from '@/lib/name'
import { systemIds } from '@/lib/problem/systems'
import { studyPathsMax } from '@/lib/study/study-path'
import type { OwnStudyView } from '@/lib/study/study-view'
import { wallTime } from '@/lib/time-zone'
import { instanceUserId } from '@/server/commands/create-rooms-for-instance'
import { newId } from '@/server/auth/id'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { studyPathOf } from '@/server/queries/study-paths'
import { startTestRuntime, TestBrowser, type TestRuntime } from '@/server/test-runtime'

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
  plan,
  planned,
  viewOf,
  memberOf,
  look,
  ownStudy,
  ics,
  move,
  retitle,
  rename,
  renew,
  remove,
  roomsOf,
  start,
  enter,
} = studyScene(() => ({
  runtime,
  organiser,
}))

describe('planning a study path', () => {
  test('J4 makes a room for each interview: in the lobby, planned, led by nobody yet', async () => {
    const pathId = await planned({ members: ['Ann', 'Ben', 'Cho', 'Dee'], systems: systemIds })
    const rooms = await roomsOf(pathId)
    expect(rooms).toHaveLength(26)
    for (const { kind, phase, hostId, interview, invites, title, problemId, studyMeeting } of rooms) {
      expect({ kind, phase, hostId }).toEqual({ kind: 'interview', phase: 'lobby', hostId: instanceUserId })
      expect(interview).toMatchObject({ level: 'senior', isCoached: true, timeZone: zone })
      const at = interview?.scheduledAt?.getTime() ?? 0
      expect(studyMeeting?.at.getTime()).toBe(at)
      expect(wallTime(at, zone).slice(11)).toBe('19:30')
      expect(invites.map(({ expiresAt }) => expiresAt.getTime())).toEqual(Array(3).fill(at + dayMs))
      // P3: candidates see the title before they start.
      expect(title).toMatch(/^Week \d+ · (Ann|Ben|Cho|Dee) asks (Ann|Ben|Cho|Dee)$/)
      expect(systemIds[(studyMeeting?.week ?? 0) - 1]).toBe(problemId)
    }
    const { weeks, members } = await viewOf(pathId)
    expect(weeks.map(({ week: number }) => number)).toEqual(systemIds.map((_, at) => at + 1))
    for (const { parts } of members)
      expect(Math.abs(parts.interviewer - parts.candidate)).toBeLessThanOrEqual(1)
  })

  test('X4 markup in names is text, and long names fit into titles', async () => {
    const long = ['<b>'.repeat(13), '금'.repeat(40)]
    const pathId = await planned({ members: long, systems: systemIds.slice(0, 1) })
    const [room] = await roomsOf(pathId)
    expect(Array.from(room?.title ?? '').length).toBeLessThanOrEqual(80)
    expect((await viewOf(pathId)).members.map(({ name }) => name)).toEqual(long)
  })

  test('X3 takes an account, and one that may start rooms here', async () => {
    expect(await codeOf(await plan(new TestBrowser(runtime)))).toBe('unauthenticated')
    const guest = new Person(runtime)
    await guest.startRoom()
    expect(await codeOf(await plan(guest))).toBe('account_required')
    await runtime.db.instance.create({ data: { id: 1, hosts: 'admins' } })
    expect(await codeOf(await plan(organiser))).toBe('forbidden')
    await runtime.db.instance.delete({ where: { id: 1 } })
    expect(await runtime.db.studyPath.count({ where: { ownerId: await guest.userId() } })).toBe(0)
  })

  test.each([
    ['no name', { members: ['Ann', ' '] }, 'members.1'],
    ['a name twice', { members: ['Ann', 'ann'] }, 'members.1'],
    ['a system twice', { systems: ['google-maps', 'google-maps'] }, 'systems'],
    ['a first week that has passed', { firstAt: 1_600_000_000_000 }, 'firstAt'],
    ['a first week before all calendars', { firstAt: -1e15 }, 'firstAt'],
    ['a first week behind all calendars', { firstAt: 253_402_300_799_999 }, 'firstAt'],
    ['a first week beyond what is a date', { firstAt: 9e15 - 1 }, 'firstAt'],
    ['a last week too far away', { firstAt: Date.now() + 390 * dayMs }, 'firstAt'],
    ['a script as a call link', { setup: { ...setup, callUrl: 'javascript:alert(1)' } }, 'setup.callUrl'],
  ])('%s is refused at its field, and nothing is made', async (_what, change, field) => {
    const before = await runtime.db.room.count()
    const response = await plan(organiser, change)
    expect(response.status).toBe(400)
    expect(await fieldsOf(response)).toEqual([field])
    expect(await runtime.db.room.count()).toBe(before)
  })

  test(`X2 somebody keeps at most ${studyPathsMax}, two tabs at once included`, async () => {
    const ownerId = await organiser.userId()
    const row = { ownerId, title: 'One', timeZone: 'UTC' }
    await runtime.db.studyPath.createMany({
      data: Array.from({ length: studyPathsMax - 1 }, () => ({ ...row, id: newId() })),
    })
    const answers = await Promise.all([plan(organiser), plan(organiser)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(await codeOf(await plan(organiser))).toBe('limit_reached')
  })

  test('X2 and plans at most twenty an hour', async () => {
    const codes: string[] = []
    for (let count = 0; count < 21; count++) {
      await runtime.db.studyPath.deleteMany()
      codes.push(await codeOf(await plan(organiser, { systems: systemIds.slice(0, 1) })))
    }
    expect(codes).toEqual([...Array<string>(20).fill('none'), 'too_many'])
  })
})

describe('a member’s page', () => {
  test('P5 holds the links for their own parts, and nobody else’s', async () => {
    const pathId = await planned()
    const invites = await runtime.db.invite.findMany({ where: { room: { studyMeeting: { pathId } } } })
    for (const name of ['Ann', 'Ben', 'Cho']) {
      const { meetings } = await ownStudy(pathId, name)
      expect(meetings).toHaveLength(4)
      for (const { part, url, ...meeting } of meetings) {
        const invite = invites.find(({ id }) => tokenIn(url).startsWith(`${id}.`))
        expect(invite?.role).toBe(part)
        const own = {
          interviewer: meeting.interviewer,
          candidate: meeting.candidate,
          observer: meeting.observer,
        }
        expect(own[part]).toBe(name)
      }
      const told = JSON.stringify(meetings)
      const known = new Set(meetings.map(({ url }) => tokenIn(url).split('.')[0]))
      for (const { id } of invites) if (!known.has(id)) expect(told).not.toContain(id)
    }
  })

  test('J2 their link leads into the lobby in their part; the interviewer leads the room from then on', async () => {
    const pathId = await planned()
    const first = (await viewOf(pathId)).weeks[0]?.meetings[0]
    const [asks, answers] = [first?.interviewer ?? '', first?.candidate ?? '']
    const candidate = await enter((await ownStudy(pathId, answers)).meetings[0], answers)
    expect(candidate.role).toBe('candidate')
    const interviewer = await enter((await ownStudy(pathId, asks)).meetings[0], asks)
    expect(interviewer).toMatchObject({ role: 'interviewer', roomId: candidate.roomId })
    expect(await runtime.db.room.findUniqueOrThrow({ where: { id: candidate.roomId } })).toMatchObject({
      hostId: interviewer.userId,
      phase: 'lobby',
    })
  })

  test('says how it stands with each interview, and what each is about', async () => {
    const pathId = await planned()
    const states = async () =>
      (await viewOf(pathId)).weeks.map(({ meetings, canMove }) => [meetings[0]?.state, canMove])
    const roomId = await start(pathId, 1)
    expect((await states())[0]).toEqual(['live', false])
    await runtime.db.room.update({ where: { id: roomId }, data: { phase: 'ended' } })
    expect((await states())[0]).toEqual(['held', false])
    await runtime.db.room.update({ where: { id: roomId }, data: { phase: 'released' } })
    const other = await start(pathId, 2)
    await runtime.db.room.delete({ where: { id: other } })
    runtime.pass(17 * dayMs)
    expect(await states()).toEqual([
      ['released', false],
      ['gone', false],
      ['missed', true],
      ['planned', true],
    ])
    const korean = await look(tokenIn((await memberOf(pathId, 'Ben')).url), { 'accept-language': 'ko' })
    const { meetings } = (await korean.json()) as OwnStudyView
    expect(meetings.map(({ problem }) => problem)[3]).toMatch(/[가-힣]/)
    expect(meetings.map(({ minutes, url }) => [minutes, url !== null])).toEqual([
      [60, true],
      [null, false],
      [60, true],
      [60, true],
    ])
  })

  test('X3 J5 a forged link, or one of another kind, is worth nothing, and is counted', async () => {
    const pathId = await planned()
    const { id, url } = await memberOf(pathId, 'Ben')
    const { meetings } = await ownStudy(pathId, 'Ben')
    const secret = tokenIn(url).split('.')[1] ?? ''
    const other = await memberOf(pathId, 'Cho')
    for (const token of [
      '',
      'x',
      `${id}.${'A'.repeat(43)}`,
      `${other.id}.${secret}`,
      tokenIn(meetings[0]?.url),
    ]) {
      expect(await codeOf(await look(token))).toBe('link_unknown')
      expect(await codeOf(await ics(token))).toBe('link_unknown')
    }
    const browser = new TestBrowser(runtime)
    const codes: string[] = []
    for (let count = 0; count < 21; count++)
      codes.push(await codeOf(await browser.send(member.POST, { body: { token: 'x' } })))
    expect(codes.at(-1)).toBe('too_many')
  })
})

describe('changing a study path', () => {
  test('J1 a week gets another time: its rooms and their links with it', async () => {
    const pathId = await planned({ members: ['Ann', 'Ben', 'Cho', 'Dee'] })
    const at = firstAt() + 2 * dayMs
    expect((await move(pathId, at, 2)).status).toBe(200)
    const { weeks } = await viewOf(pathId)
    expect(weeks[1]?.meetings.map((meeting) => meeting.at)).toEqual([at, at])
    expect(weeks[0]?.at).toBe(firstAt())
    const rooms = (await roomsOf(pathId)).filter(({ studyMeeting }) => studyMeeting?.week === 2)
    for (const { id, interview, invites } of rooms) {
      expect(interview?.scheduledAt?.getTime()).toBe(at)
      expect(invites.map(({ expiresAt }) => expiresAt.getTime())).toEqual(Array(3).fill(at + dayMs))
      expect(runtime.notes.refreshed).toContain(id)
    }
  })

  test('S2 an interview that was started stays where it was', async () => {
    const pathId = await planned()
    await start(pathId, 1)
    expect(await codeOf(await move(pathId, firstAt() + dayMs))).toBe('wrong_phase')
    expect((await viewOf(pathId)).weeks[0]?.at).toBe(firstAt())
  })

  test('J4 no week is moved into the past, or one there is not', async () => {
    const pathId = await planned()
    const refused = await move(pathId, runtime.now() - 1)
    expect([refused.status, await fieldsOf(refused)]).toEqual([400, ['at']])
    expect(await codeOf(await move(pathId, firstAt(), 5))).toBe('not_found')
    const odd = { method: 'PATCH', params: { id: pathId, week: 'first' }, body: { at: firstAt() } }
    expect(await codeOf(await organiser.send(week.PATCH, odd))).toBe('not_found')
  })

  test('X4 it gets another title, which its members see; its rooms keep theirs', async () => {
    const pathId = await planned()
    const before = (await roomsOf(pathId)).map(({ title }) => title)
    expect((await retitle(pathId, ' The  Friday group\u202e ')).status).toBe(200)
    const titles = [(await viewOf(pathId)).title, (await ownStudy(pathId, 'Ben')).title]
    expect(titles).toEqual(Array(2).fill('The Friday group'))
    expect((await roomsOf(pathId)).map(({ title }) => title)).toEqual(before)
    for (const title of [' \u200b ', 'x'.repeat(titleMax + 1)]) {
      const refused = await retitle(pathId, title)
      expect([refused.status, await fieldsOf(refused)]).toEqual([400, ['title']])
    }
    expect((await viewOf(pathId)).title).toBe('The Friday group')
  })

  test('a member gets another name, and rooms that are called after them, too', async () => {
    const pathId = await planned()
    const ben = await memberOf(pathId, 'Ben')
    await runtime.db.room.updateMany({
      where: { studyMeeting: { pathId, week: 3 } },
      data: { title: 'Ours' },
    })
    expect((await rename(pathId, ben.id, ' Benedict ')).status).toBe(200)
    const titles = (await roomsOf(pathId)).map(({ title }) => title)
    expect(titles.filter((title) => title.includes('Ben '))).toEqual([])
    expect(titles.filter((title) => title.includes('Benedict')).length).toBeGreaterThan(0)
    expect(titles).toContain('Ours')
    const refused = await rename(pathId, ben.id, 'cho')
    expect([refused.status, await fieldsOf(refused)]).toEqual([400, ['name']])
    expect(await codeOf(await rename(pathId, 'nobody', 'Eve'))).toBe('not_found')
  })

  test('J1 a new link ends the old one, and the room links that it led to, for this member alone', async () => {
    const pathId = await planned()
    const [ben, cho] = [await ownStudy(pathId, 'Ben'), await ownStudy(pathId, 'Cho')]
    const { id } = await memberOf(pathId, 'Ben')
    expect((await renew(pathId, id)).status).toBe(200)
    expect(await codeOf(await look(tokenIn(ben.url)))).toBe('link_unknown')
    const token = tokenIn(ben.meetings[0]?.url)
    expect(await codeOf(await new TestBrowser(runtime).send(join.POST, { body: { token, name: 'x' } }))).toBe(
      'link_revoked',
    )
    const renewed = await ownStudy(pathId, 'Ben')
    expect((await enter(renewed.meetings[0], 'Ben')).role).toBe(renewed.meetings[0]?.part)
    expect(await ownStudy(pathId, 'Cho')).toEqual(cho)
    expect(await codeOf(await renew(pathId, 'nobody'))).toBe('not_found')
  })

  test('O6 deleting it deletes the rooms in which nobody has started, and leaves the others', async () => {
    const pathId = await planned()
    const held = await start(pathId, 1)
    const ids = (await roomsOf(pathId)).map(({ id }) => id)
    expect((await remove(pathId)).status).toBe(200)
    const left = await runtime.db.room.findMany({ where: { id: { in: ids } }, select: { id: true } })
    expect(left).toEqual([{ id: held }])
    const rows = [
      await runtime.db.studyMember.count({ where: { pathId } }),
      await runtime.db.studyMeeting.count({ where: { pathId } }),
    ]
    expect(rows).toEqual([0, 0])
    expect(await codeOf(await remove(pathId))).toBe('not_found')
  })

  test('X3 is its owner’s alone', async () => {
    const pathId = await planned()
    const before = await viewOf(pathId)
    const eve = await accountOf(runtime, 'Eve')
    const memberId = before.members[0]?.id ?? ''
    for (const id of [pathId, 'nowhere', 'a\u0000b']) {
      const answers = [
        await move(id, firstAt() + dayMs, 1, eve),
        await retitle(id, 'Ours', eve),
        await rename(id, memberId, 'Eve', eve),
        await renew(id, memberId, eve),
        await remove(id, eve),
      ]
      expect(await Promise.all(answers.map(codeOf))).toEqual(Array(5).fill('not_found'))
    }
    await expect(studyPathOf(runtime, { userId: await eve.userId(), pathId })).rejects.toThrow('not_found')
    expect(await viewOf(pathId)).toEqual(before)
    const foreign = await (async () => {
      const response = await plan(eve)
      return ((await response.json()) as { id: string }).id
    })()
    expect(await codeOf(await rename(foreign, memberId, 'Eve', eve))).toBe('not_found')
  })
})
