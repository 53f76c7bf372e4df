import type { RoomEntry } from '@/app/api/matrix/scene'
import * as clock from '@/app/api/rooms/[id]/clock/route'

export const clockEntries: Record<string, RoomEntry> = {
  'POST rooms/[id]/clock': {
    handler: clock.POST,
    action: 'clock.run',
    sending: ({ roomId }) => ({ params: { id: roomId }, body: { command: 'start', expected: 0 } }),
  },
}
