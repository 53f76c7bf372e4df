import { can } from '@/lib/permissions'
import type { RoomView } from '@/lib/room-view'
import type { Viewer } from '@/server/auth/gate'
import type { ViewedRoom } from '@/server/queries/room-for-viewer'

/** The room as this viewer may see it, field by field: a column added later reaches nobody by accident. */
export function presentRoom(room: ViewedRoom, viewer: Viewer): RoomView {
  return {
    roomId: room.id,
    title: room.title,
    kind: room.kind,
    phase: room.phase,
    epoch: room.epoch,
    viewer: {
      participantId: viewer.participantId,
      name: viewer.name,
      role: viewer.role,
      color: viewer.color,
      isHost: viewer.isHost,
      canDraw: can(viewer.role, room.phase, 'board.draw'),
    },
  }
}
