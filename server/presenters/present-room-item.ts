import { type Locale, locales } from '@/lib/i18n/locale'
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
    thumbnail: thumbnailOf(room, locale),
    visitedAt,
    keptUntil: keptUntil(room),
    keepDays: room.keepDays,
    usualDays,
  }
}

/** The final board in small, best in the reader's language: so small, its labels matter less than that it is there. */
function thumbnailOf(
  { id, endedAt, pictureLocales }: Pick<OwnRoomRow, 'id' | 'endedAt' | 'pictureLocales'>,
  wanted: Locale,
): string | null {
  const locale = [wanted, ...locales].find((one) => pictureLocales.includes(one))
  return locale && endedAt !== null ? boardPicturePath(id, { at: endedAt, locale }, 'small') : null
}
