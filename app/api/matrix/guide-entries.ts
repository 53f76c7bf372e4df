import type { RoomEntry } from '@/app/api/matrix/scene'

export const guideEntries: Record<string, RoomEntry> = {}
