import type { OpenEntry, RoomEntry } from '@/app/api/matrix/scene'

/** Routes of a room: pictures on boards. */
export const imageEntries: Record<string, RoomEntry> = {}

/** Routes that are not of a room: pictures on boards. */
export const imageOpenEntries: Record<string, OpenEntry> = {}
