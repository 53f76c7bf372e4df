/** Until when a recording is kept. All times are ms since 1970. */
import { dayMs } from '@/lib/room-keeping'

/** What a recording's end hangs on. */
interface Keeping {
  /** When its session ended; null while it goes on. */
  endedAt: number | null
  /** When it was brought here from another instance; null for a session of this one. */
  importedAt?: number | null
  /** Days after the end; null as long as its room. */
  recordingDays: number | null
}

/** When a recording is deleted by itself; null while that is not settled, and for one that is kept as long as its room. */
export function keptUntilOf({ endedAt, importedAt, recordingDays }: Keeping): number | null {
  if (endedAt === null || recordingDays === null) return null
  return Math.max(endedAt, importedAt ?? 0) + recordingDays * dayMs
}
