import type { OpenEntry, RoomEntry } from '@/app/api/matrix/scene'

/** Routes of a room: restoring a board and mailing invitations. */
export const restoreEntries: Record<string, RoomEntry> = {}

/** Routes that are not of a room: restoring a board and mailing invitations. */
export const restoreOpenEntries: Record<string, OpenEntry> = {}
