import type { RoomEntry } from '@/app/api/matrix/scene'

export const setupEntries: Record<string, RoomEntry> = {}
