import type { OpenEntry, RoomEntry } from '@/app/api/matrix/scene'

/** Routes of a room: the operator’s corner and one’s own settings. */
export const operatorEntries: Record<string, RoomEntry> = {}

/** Routes that are not of a room: the operator’s corner and one’s own settings. */
export const operatorOpenEntries: Record<string, OpenEntry> = {}
