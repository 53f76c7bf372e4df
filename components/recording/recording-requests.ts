import { send } from '@/components/room/request'

/** Keeps the recording for so many days after the end; null as long as its room. */
export const keepRecording = (roomId: string, days: number | null): Promise<unknown> =>
  send('PUT', `/api/rooms/${roomId}/recording`, { days })

export const deleteRecording = (roomId: string): Promise<unknown> =>
  send('DELETE', `/api/rooms/${roomId}/recording`, {})
