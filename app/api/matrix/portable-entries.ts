import type { OpenEntry, RoomEntry } from '@/app/api/matrix/scene'

/** Routes of a room: portable. */
export const portableEntries: Record<string, RoomEntry> = {}

/** Routes that are not of a room: portable. */
export const portableOpenEntries: Record<string, OpenEntry> = {}
