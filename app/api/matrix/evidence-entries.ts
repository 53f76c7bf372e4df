import * as evidence from '@/app/api/rooms/[id]/evidence/route'
import type { OpenEntry, RoomEntry } from '@/app/api/matrix/scene'

/** Routes of a room: evidence. */
export const evidenceEntries: Record<string, RoomEntry> = {
  'GET rooms/[id]/evidence': {
    handler: evidence.GET,
    action: 'recording.read',
    sending: ({ roomId }) => ({ method: 'GET', params: { id: roomId } }),
  },
}

/** Routes that are not of a room: evidence. */
export const evidenceOpenEntries: Record<string, OpenEntry> = {}
