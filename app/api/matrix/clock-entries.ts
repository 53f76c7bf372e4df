import type { RoomEntry } from '@/app/api/matrix/scene'

export const clockEntries: Record<string, RoomEntry> = {}
