import type { OpenEntry, RoomEntry } from '@/app/api/matrix/scene'

/** Routes of a room: evidence. */
export const evidenceEntries: Record<string, RoomEntry> = {}

/** Routes that are not of a room: evidence. */
export const evidenceOpenEntries: Record<string, OpenEntry> = {}
