import type { OpenEntry, RoomEntry } from '@/app/api/matrix/scene'

/** Routes of a room: my rooms: archive, duplicate, delete. */
export const sessionsEntries: Record<string, RoomEntry> = {}

/** Routes that are not of a room: my rooms: archive, duplicate, delete. */
export const sessionsOpenEntries: Record<string, OpenEntry> = {}
