import type { Locale } from '@/lib/i18n/locale'
import { can } from '@/lib/permissions'
import { briefOf } from '@/lib/problem/brief'
import type { RoomView } from '@/lib/room-view'
import type { Viewer } from '@/server/auth/gate'
import type { ViewedRoom } from '@/server/queries/room-for-viewer'

/** The room as this viewer may see it, field by field: a column added later reaches nobody by accident. */
export function presentRoom(room: ViewedRoom, viewer: Viewer, locale: Locale): RoomView {
  const { problem } = room
  const mayKnowProblem = room.phase !== 'lobby' || viewer.role === 'interviewer'
  return {
    roomId: room.id,
    title: room.title,
    kind: room.kind,
    phase: room.phase,
    epoch: room.epoch,
    problem: problem && mayKnowProblem ? briefOf(problem, locale) : null,
    interview: room.interview,
    viewer: {
      participantId: viewer.participantId,
      name: viewer.name,
      role: viewer.role,
      color: viewer.color,
      isHost: viewer.isHost,
      canDraw: can(viewer.role, room.phase, 'board.draw'),
      consent: viewer.consent,
    },
  }
}
