import { send } from '@/components/room/request'
import type { PresenceTrack, RecordingPart, RecordingView } from '@/lib/replay/recording'

const pathOf = (roomId: string) => `/api/rooms/${roomId}/recording`

export const readRecording = (roomId: string, signal: AbortSignal): Promise<RecordingView> =>
  send('GET', pathOf(roomId), undefined, { signal })

export const readPart = (roomId: string, index: number, signal?: AbortSignal): Promise<RecordingPart> =>
  send('GET', `${pathOf(roomId)}/parts/${index}`, undefined, signal && { signal })

export const readPresence = (roomId: string, signal: AbortSignal): Promise<PresenceTrack> =>
  send('GET', `${pathOf(roomId)}/presence`, undefined, { signal })

/** The board as it was at the end, as one Yjs update in base64. */
export const readFinalBoard = (roomId: string): Promise<{ state: string }> =>
  send('GET', `${pathOf(roomId)}/final-board`)
