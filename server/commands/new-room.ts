/** What every new room starts with, whoever makes it. */
import { roles, type Role, type RoomKind } from '@/lib/permissions'
import { newClock } from '@/lib/stage/clock'
import { builtInPlans, type PlanStep } from '@/lib/stage/plan'
import { newId } from '@/server/auth/id'

/** How long a link works, in ms: 72 h (J1). */
export const inviteLifetimeMs = 72 * 60 * 60 * 1000

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

/** A room made by "Start now" or `npm run room`, live at once (R6): an interview where there is a problem, else a pair room (R5e). */
export function newRoom(hostId: string, title: string, problemId: string | null) {
  const kind: RoomKind = problemId === null ? 'pair' : 'interview'
  return { id: newId(), title, kind, phase: 'live' as const, hostId, problemId }
}

/** The interview of a new room, its clock standing (S1, S2). */
export function newInterview(roomId: string, plan: readonly PlanStep[] = builtInPlans[45]) {
  const { version, ...clock } = newClock(plan)
  return { roomId, clockVersion: version, clock }
}

/** The links of a new room, one a role (J1). `now` is ms since 1970. */
export function newInvites(roomId: string, now: number): NewInvite[] {
  return roles.map((role) => ({
    id: newId(),
    roomId,
    role,
    expiresAt: new Date(now + inviteLifetimeMs),
    maxUses: inviteMaxUses,
    createdAt: new Date(now),
  }))
}
