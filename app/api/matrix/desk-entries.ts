import type { RoomEntry } from '@/app/api/matrix/scene'

export const deskEntries: Record<string, RoomEntry> = {}
