import type { PresenceSamples } from '@/server/replay/presence-sampler'
import type { UpdateLog } from '@/server/room/log'
import type { Room } from '@/server/room/room'

/** What a room needs from the node it lives on. */
export interface RoomPorts {
  log: UpdateLog
  now: () => number
  /** A clientID that nobody has yet, in all likelihood. */
  newClientId: () => number
  /** Asks for the next flush to take this room's admissions along. */
  scheduleFlush: (room: Room) => void
  /** Called once when the room can no longer vouch for its state: it is loaded anew, where there still is one. */
  onFail: (room: Room) => void
  /** Called when the log shows that the room's rows have changed (it takes no more, or was restored): they are to be read again. */
  onRowsChanged: (room: Room) => void
  /** These people are here, or were until now. */
  seen: (participantIds: readonly string[]) => void
  /** Samples what people show, for the replay. */
  samples: PresenceSamples
  /** Records a refusal. */
  audit: (event: { code: string; roomId: string; participantId: string }) => void
  /** Counts bad records that were put right. */
  onBadRecords: (count: number) => void
}
