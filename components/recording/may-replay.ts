import { mayDo, type RoomScene } from '@/components/room/room-context'

/**
 * Whether there is a replay that this viewer may look at now, as far as the room tells (V1): while the session goes on,
 * also before everybody has answered; after its end, of what was recorded and is still kept.
 */
export function mayReplay(scene: RoomScene): boolean {
  const { phase, interview } = scene
  if (!mayDo(scene, 'recording.read')) return false
  if (!interview) return true
  if (interview.recordingGoneAt !== null) return false
  return phase === 'live' ? interview.recording !== 'off' : interview.recording === 'on'
}
