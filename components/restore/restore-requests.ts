import { send } from '@/components/room/request'
import type { BoardMoments } from '@/lib/history/moments'

export const readMoments = (roomId: string, signal: AbortSignal): Promise<BoardMoments> =>
  send('GET', `/api/rooms/${roomId}/moments`, undefined, { signal })

/** Brings the board back to what it was after an update, or takes that back. */
export const restoreBoard = (
  roomId: string,
  target: { toSeq: number } | { undo: number },
): Promise<{ isChanged: boolean }> => send('POST', `/api/rooms/${roomId}/restore`, target)
