import { expect } from 'vitest'
import { newAddress, Person } from '@/app/api/identity-person'
import * as join from '@/app/api/join/route'
import * as calendar from '@/app/api/study-member/calendar/route'
import * as member from '@/app/api/study-member/route'
import * as paths from '@/app/api/study-paths/route'
import * as path from '@/app/api/study-paths/[id]/route'
import * as pathMember from '@/app/api/study-paths/[id]/members/[memberId]/route'
import * as memberLink from '@/app/api/study-paths/[id]/members/[memberId]/link/route'
import * as week from '@/app/api/study-paths/[id]/weeks/[week]/route'
import { builtInPlans } from '@/lib/stage/plan'
import { systemIds } from '@/lib/problem/systems'
import type { OwnMeetingView, OwnStudyView, StudyMemberRow, StudyPathView } from '@/lib/study/study-view'
import { instantOf, wallTime } from '@/lib/time-zone'
import { presentStudyPath } from '@/server/presenters/present-study-path'
import { studyPathOf } from '@/server/queries/study-paths'
import { TestBrowser, type TestRuntime } from '@/server/test-runtime'

const dayMs = 24 * 60 * 60 * 1000

/** Where the paths of these tests are planned. */
export const zone = 'America/New_York'

export const setup = {
  ...{ level: 'senior', rubric: 'readiness', plan: builtInPlans[60], isCoached: true, isRecorded: true },
  ...{ recordingDays: null, observersSeePrivate: false, callUrl: 'https://meet.google.com/abc-defg-hij' },
}

/** Somebody new with an account, signed in. */
export async function accountOf(runtime: TestRuntime, name: string): Promise<Person> {
  const person = new Person(runtime)
  await person.become(newAddress(), name)
  return person
}

export const tokenIn = (url: string | null | undefined) => url?.split('#')[1] ?? ''

/** What can be done with the study paths of `organiser`, at the server of now. */
export function studyScene(at: () => { runtime: TestRuntime; organiser: Person }) {
  const runtime = () => at().runtime
  const organiser = () => at().organiser

  /** Tomorrow evening, by the clocks of New York. */
  const firstAt = () =>
    instantOf(`${wallTime(runtime().now() + dayMs, zone).slice(0, 10)}T19:30`, zone) ?? Number.NaN

  const body = (change: object = {}) => ({
    ...{ title: 'Thursday group', members: ['Ann', 'Ben', 'Cho'], systems: systemIds.slice(0, 4) },
    ...{ firstAt: firstAt(), timeZone: zone, setup, ...change },
  })

  const plan = (person: TestBrowser, change: object = {}) => person.send(paths.POST, { body: body(change) })

  async function planned(change: object = {}): Promise<string> {
    const response = await plan(organiser(), change)
    expect(response.status).toBe(201)
    return ((await response.json()) as { id: string }).id
  }

  async function viewOf(pathId: string): Promise<StudyPathView> {
    const row = await studyPathOf(runtime(), { userId: await organiser().userId(), pathId })
    return presentStudyPath(row, { locale: 'en', now: runtime().now() }, runtime())
  }

  async function memberOf(pathId: string, name: string): Promise<StudyMemberRow> {
    const found = (await viewOf(pathId)).members.find((row) => row.name === name)
    if (!found) throw new Error(name)
    return found
  }

  const look = (token: string, headers = {}) =>
    new TestBrowser(runtime()).send(member.POST, { body: { token }, headers })

  async function ownStudy(pathId: string, name: string): Promise<OwnStudyView> {
    const response = await look(tokenIn((await memberOf(pathId, name)).url))
    expect(response.status).toBe(200)
    return (await response.json()) as OwnStudyView
  }

  const ics = (token: string, meetingId: string | null = null) =>
    new TestBrowser(runtime()).send(calendar.POST, { body: { token, meetingId, zone: 'Asia/Seoul' } })

  const move = (pathId: string, at: number, number = 1, by: TestBrowser = organiser()) =>
    by.send(week.PATCH, { method: 'PATCH', params: { id: pathId, week: `${number}` }, body: { at } })
  const retitle = (pathId: string, title: string, by: TestBrowser = organiser()) =>
    by.send(path.PATCH, { method: 'PATCH', params: { id: pathId }, body: { title } })
  const rename = (pathId: string, memberId: string, name: string, by: TestBrowser = organiser()) =>
    by.send(pathMember.PATCH, { method: 'PATCH', params: { id: pathId, memberId }, body: { name } })
  const renew = (pathId: string, memberId: string, by: TestBrowser = organiser()) =>
    by.send(memberLink.POST, { params: { id: pathId, memberId }, body: {} })
  const remove = (pathId: string, by: TestBrowser = organiser()) =>
    by.send(path.DELETE, { method: 'DELETE', params: { id: pathId }, body: {} })

  const roomsOf = (pathId: string) =>
    runtime().db.room.findMany({
      where: { studyMeeting: { pathId } },
      include: { interview: true, invites: true, studyMeeting: true },
    })

  /** Starts the interview of a week, as its clock would. */
  async function start(pathId: string, number: number): Promise<string> {
    const { roomId } = await runtime().db.studyMeeting.findFirstOrThrow({ where: { pathId, week: number } })
    const at = new Date(runtime().now())
    const room = { phase: 'live', interview: { update: { startedAt: at } } } as const
    await runtime().db.room.update({ where: { id: roomId ?? '' }, data: room })
    return roomId ?? ''
  }

  /** Comes in by the link of a meeting. */
  async function enter(meeting: OwnMeetingView | undefined, name: string) {
    const person = new Person(runtime())
    const response = await person.send(join.POST, {
      body: { token: tokenIn(meeting?.url), name, recording: true },
    })
    const joined = (await response.json()) as { roomId: string; role: string }
    return { ...joined, userId: await person.userId(), person }
  }

  return {
    firstAt,
    body,
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
  }
}
