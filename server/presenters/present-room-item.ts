import type { Locale } from '@/lib/i18n/locale'
import { keptUntil } from '@/lib/room-keeping'
import { facesShown, liveWithinMs, type RoomItem, type RoomPage, roomSections } from '@/lib/room-list'
import { boardPicturePath } from '@/server/queries/board-pictures'
import { titleOfProblem } from '@/server/queries/problems'
import type { OwnRoomRow, OwnRooms } from '@/server/queries/rooms-of-user'

/** A page of somebody's own list. `now` is ms since 1970. */
export function presentRoomPage(
  { rows, next, usualDays, hasArchived }: OwnRooms,
  reader: { userId: string; locale: Locale; now: number },
): RoomPage {
  return { rooms: rows.map((row) => presentRoomItem(row, { ...reader, usualDays })), next, hasArchived }
}

/** A room in somebody's own list, field by field, as they may know it. */
function presentRoomItem(
  room: OwnRoomRow,
  reader: { userId: string; locale: Locale; now: number; usualDays: number | null },
): RoomItem {
  const { id, title, kind, phase, role, isArchived, scheduledAt, endedAt, visitedAt, seenAt, others } = room
  const { userId, locale, now, usualDays } = reader
  const mayKnowProblem = phase !== 'lobby' || role === 'interviewer'
  return {
    roomId: id,
    title,
    kind,
    phase,
    section: roomSections[room.section] ?? 'open',
    isLive: seenAt !== null && now - seenAt < liveWithinMs,
    role,
    isHost: room.hostId === userId,
    isArchived,
    problem: mayKnowProblem ? (room.ownTitle ?? titleOfProblem(room.problemId, locale)) : null,
    others: others.slice(0, facesShown).map(({ name, color }) => ({ name, color })),
    more: Math.max(0, others.length - facesShown),
    scheduledAt,
    endedAt,
    importedAt: room.importedAt,
    feedback: room.feedback,
    thumbnail: room.hasPicture && endedAt !== null ? boardPicturePath(id, endedAt, 'small') : null,
    visitedAt,
    keptUntil: keptUntil(room),
    keepDays: room.keepDays,
    usualDays,
  }
}
