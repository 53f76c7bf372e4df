import * as report from '@/app/api/rooms/[id]/report/route'
import type { RoomEntry } from '@/app/api/matrix/scene'

/** Routes of a room: its report. */
export const reportEntries: Record<string, RoomEntry> = {
  'GET rooms/[id]/report': {
    handler: report.GET,
    action: 'report.read',
    sending: ({ roomId }) => ({ method: 'GET', params: { id: roomId } }),
  },
}
