/** A room with one person of each kind, for the permission matrix. */
import * as join from '@/app/api/join/route'
import * as rooms from '@/app/api/rooms/route'
import type { Action, Phase, Role } from '@/lib/permissions'
import { inviteToken } from '@/server/auth/invite-token'
import { invitesOfRoom } from '@/server/queries/invites-of-room'
import type { Handler } from '@/server/route'
import { TestBrowser, testSecret, type Sending, type TestRuntime } from '@/server/test-runtime'

/** Everybody who may turn up at a route. `granted` is an observer in a room whose host lets observers see what is private. */
export const principals = [
  'host',
  'interviewer',
  'candidate',
  'observer',
  'granted',
  'removed',
  'elsewhere',
  'nobody',
] as const
export type Principal = (typeof principals)[number]

/** The role of those who are in the room. */
export const roleOf: Record<Principal, Role | null> = {
  host: 'interviewer',
  interviewer: 'interviewer',
  candidate: 'candidate',
  observer: 'observer',
  granted: 'observer',
  removed: null,
  elsewhere: null,
  nobody: null,
}

export interface Scene {
  runtime: TestRuntime
  browsers: Record<Principal, TestBrowser>
  roomId: string
  /** The candidates' link. */
  inviteId: string
  /** The observer's. */
  participantId: string
  /** Of everybody who is in. */
  participantIds: Record<Exclude<Principal, 'removed' | 'elsewhere' | 'nobody'>, string>
  candidateToken: string
}

/** A route of a room, and who may use it: the statuses follow from lib/permissions.ts. */
export interface RoomEntry {
  handler: Handler<never>
  action: Action
  sending: (scene: Scene) => Sending
  /** The status of whoever may. */
  ok?: number
  /** What the route needs before it can succeed, e.g. a note to delete. */
  prepare?: (scene: Scene) => Promise<void>
  /** What the table cannot say, e.g. that a note is its author's alone; the reason belongs beside it. */
  except?: Partial<Record<Principal, number>>
}

/** A route that is not of a room: the status of each principal, in their order. */
export interface OpenEntry {
  handler: Handler<never>
  sending: (scene: Scene) => Sending
  statuses: readonly number[]
}

/** A room in this phase, about the payment system, everybody in it. `isGranted` makes the observers see what is private. */
export async function makeScene(runtime: TestRuntime, phase: Phase, isGranted = false): Promise<Scene> {
  const browsers = Object.fromEntries(
    principals.map((principal) => [principal, new TestBrowser(runtime)]),
  ) as Record<Principal, TestBrowser>
  const made = await browsers.host.send(rooms.POST, {
    body: { name: 'Hana', title: 'Feed', problemId: 'payment-system' },
  })
  const { roomId, participantId: host } = (await made.json()) as { roomId: string; participantId: string }
  await browsers.elsewhere.send(rooms.POST, { body: { name: 'Bo' } })
  const links = await invitesOfRoom(runtime, roomId)
  const tokens = Object.fromEntries(
    links.map(({ id, role }) => [role, inviteToken(id, 1, testSecret)]),
  ) as Record<Role, string>
  const enter = async (principal: Principal, role: Role) => {
    const body = { token: tokens[role], name: principal, recording: true }
    const answer = await browsers[principal].send(join.POST, { body })
    return ((await answer.json()) as { participantId: string }).participantId
  }
  const participantIds = {
    host,
    interviewer: await enter('interviewer', 'interviewer'),
    candidate: await enter('candidate', 'candidate'),
    observer: await enter('observer', 'observer'),
    granted: await enter('granted', 'observer'),
  }
  const removed = await enter('removed', 'candidate')
  await runtime.db.participant.update({ where: { id: removed }, data: { removedAt: new Date() } })
  await runtime.db.room.update({ where: { id: roomId }, data: { phase } })
  await runtime.db.interview.update({ where: { roomId }, data: { observersSeePrivate: isGranted } })
  return {
    runtime,
    browsers,
    roomId,
    inviteId: links.find(({ role }) => role === 'candidate')?.id ?? '',
    participantId: participantIds.observer,
    participantIds,
    candidateToken: tokens.candidate,
  }
}
