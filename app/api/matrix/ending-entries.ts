import type { RoomEntry } from '@/app/api/matrix/scene'

export const endingEntries: Record<string, RoomEntry> = {}
