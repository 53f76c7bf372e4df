import { send } from '@/components/room/request'
import type { ReleaseHead } from '@/lib/report/released'

export const releasePath = (roomId: string) => `/api/rooms/${roomId}/release`

export interface ReleaseOrder {
  /** The version that was seen last; 0 for none. */
  expected: number
  /** The cards that were seen to be in, as the standing says it. */
  cards: string
  /** Without waiting for a candidate's rating. */
  anyway: boolean
  /** What is different from the version before; null for the first. */
  reason: string | null
}

/** Releases what interviewers have handed in (C4). */
export const releaseFeedback = (
  roomId: string,
  order: ReleaseOrder,
): Promise<{ release: ReleaseHead; mailed: number; link: string }> => send('POST', releasePath(roomId), order)
