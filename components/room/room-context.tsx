'use client'

import { createContext, use } from 'react'
import type { RoomState } from '@/lib/board/protocol'
import type { InterviewState } from '@/lib/interview/interview-state'
import { type Action, can, type Phase, type RoomKind } from '@/lib/permissions'
import type { Brief } from '@/lib/problem/brief'
import type { RoomView } from '@/lib/room-view'
import type { RoomStatus } from '@/components/room/room-session'

/** What everything around the board may know of the room it stands in. */
export interface RoomScene {
  roomId: string
  /** In the role and by the name they have now (R3). */
  viewer: RoomView['viewer']
  kind: RoomKind
  phase: Phase
  /** Null in a room that is no interview. */
  interview: InterviewState | null
  problem: Brief | null
  /** Null until the line has told it. */
  state: RoomState | null
  status: RoomStatus['status']
  /** An interviewer's look as a candidate: nothing can be done here (J7). */
  look: boolean
  /** The canvas vendor's key, if the operator has one. */
  licenseKey: string | null
  /** The server's clock, in ms since 1970, as well as it is known here (S2). */
  serverNow: () => number
  /** How long the server takes to answer on the line, in ms; null without an open one. */
  roundTrip: () => Promise<number | null>
}

const Context = createContext<RoomScene | null>(null)

export const RoomProvider = Context.Provider

/** The room around this component. Throws outside of one. */
export function useRoomScene(): RoomScene {
  const scene = use(Context)
  if (!scene) throw new Error('not in a room')
  return scene
}

/** Whether this viewer may do this now; the server judges again (R2). */
export function mayDo(scene: RoomScene, action: Action): boolean {
  const { look, status, viewer, phase, interview } = scene
  const observersSeePrivate = interview?.observersSeePrivate ?? false
  return !look && status !== 'closed' && can(viewer.role, phase, action, { ...viewer, observersSeePrivate })
}
