import type { OpenEntry, RoomEntry } from '@/app/api/matrix/scene'

/** Routes of a room: recording. */
export const recordingEntries: Record<string, RoomEntry> = {}

/** Routes that are not of a room: recording. */
export const recordingOpenEntries: Record<string, OpenEntry> = {}
