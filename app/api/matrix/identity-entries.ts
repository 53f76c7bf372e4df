import type { OpenEntry, RoomEntry } from '@/app/api/matrix/scene'

/** Routes of a room: ways in, return links, claiming. */
export const identityEntries: Record<string, RoomEntry> = {}

/** Routes that are not of a room: ways in, return links, claiming. */
export const identityOpenEntries: Record<string, OpenEntry> = {}
