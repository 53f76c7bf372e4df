/** What every new room starts with, whoever makes it. */
import type { InstanceSettings } from '@/lib/account/instance'
import type { InterviewSetup, SetupKind } from '@/lib/interview/setup'
import { type Phase, roles, type Role, type RoomKind } from '@/lib/permissions'
import { shorter } from '@/lib/recording-days'
import { newClock } from '@/lib/stage/clock'
import { builtInPlans } from '@/lib/stage/plan'
import { newId } from '@/server/auth/id'

const hourMs = 60 * 60 * 1000

/** How long a link works, in ms: 72 h (J1). */
export const inviteLifetimeMs = 72 * hourMs

/** How long a link works after the time an interview is planned for, in ms: 24 h (J1). */
const lifetimeAfterPlannedMs = 24 * hourMs

/** When links made at `now` expire: by the time that the interview is planned for, while it lies ahead (J1). */
export function inviteExpiry(now: number, scheduledAt: number | null): Date {
  const isAhead = scheduledAt !== null && scheduledAt > now
  return new Date(isAhead ? scheduledAt + lifetimeAfterPlannedMs : now + inviteLifetimeMs)
}

/** How many people may join by one link. */
export const inviteMaxUses = 50

/** Rows of one link. */
export interface NewInvite {
  id: string
  roomId: string
  role: Role
  expiresAt: Date
  maxUses: number
  createdAt: Date
}

/** An interview that nobody has set up: "Start now" about a problem, or `npm run room`. */
export const usualSetup: InterviewSetup = {
  level: 'mid',
  rubric: 'readiness',
  plan: [...builtInPlans[45]],
  isCoached: false,
  isRecorded: true,
  recordingDays: null,
  observersSeePrivate: false,
  callUrl: null,
  scheduledAt: null,
  timeZone: null,
}

/**
 * The row of a new room. "Start now" and `npm run room` make one that is live at once (R6): an interview where there
 * is a problem, else a pair room (R5e). An interview that was set up waits in the lobby (J4); a practice is alone (R5).
 */
export function newRoom(hostId: string, title: string, problemId: string | null, setUpAs?: SetupKind) {
  const kind: RoomKind = setUpAs ?? (problemId === null ? 'pair' : 'interview')
  const phase: Phase = setUpAs === 'interview' ? 'lobby' : 'live'
  return { id: newId(), title, kind, phase, hostId, problemId }
}

/** The row of a room's interview, its clock standing (S1, S2). Its recording is kept no longer than the instance keeps them. */
export function newInterview(
  roomId: string,
  setup: InterviewSetup,
  instance: Pick<InstanceSettings, 'recordingDays'>,
) {
  const { plan, scheduledAt, recordingDays, ...rest } = setup
  const { version, ...clock } = newClock(plan)
  return {
    ...rest,
    roomId,
    recordingDays: shorter(recordingDays, instance.recordingDays),
    scheduledAt: scheduledAt === null ? null : new Date(scheduledAt),
    clockVersion: version,
    clock,
  }
}

/** The links of a new room, one a role (J1). Both times are ms since 1970. */
export function newInvites(roomId: string, now: number, scheduledAt: number | null = null): NewInvite[] {
  return roles.map((role) => ({
    id: newId(),
    roomId,
    role,
    expiresAt: inviteExpiry(now, scheduledAt),
    maxUses: inviteMaxUses,
    createdAt: new Date(now),
  }))
}
