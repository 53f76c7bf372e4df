import type { Hand } from '@/lib/interview/interview-state'
import type { Tick } from '@/lib/stage/checks'
import type { StageId } from '@/lib/stage/stages'
import { send } from '@/components/room/request'

export const giveHint = (
  roomId: string,
  hint: { stage: StageId; level: number | null; text: string },
): Promise<unknown> => send('POST', `/api/rooms/${roomId}/hints`, hint)

export const showFollowUp = (roomId: string, followUpId: string): Promise<unknown> =>
  send('POST', `/api/rooms/${roomId}/follow-ups`, { followUpId })

export const tickCheck = (roomId: string, { stage, check }: Tick, ticked: boolean): Promise<unknown> =>
  send('PUT', `/api/rooms/${roomId}/checks`, { stage, check, ticked })

export const raiseHand = (roomId: string, wants: Hand | null): Promise<unknown> =>
  send('POST', `/api/rooms/${roomId}/hand`, { wants })

export const lowerHand = (roomId: string, participantId: string): Promise<unknown> =>
  send('POST', `/api/rooms/${roomId}/hand`, { wants: null, participantId })
