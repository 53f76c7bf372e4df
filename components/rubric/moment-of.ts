import type { RoomScene } from '@/components/room/room-context'
import type { Stamp } from '@/lib/rubric/scorecard'
import { elapsed, stageNow } from '@/lib/stage/clock'

/** This moment, by the server's clock and by the clock of the interview (C3). */
export function momentOf({ serverNow, interview }: Pick<RoomScene, 'serverNow' | 'interview'>): Stamp {
  const at = Math.round(serverNow())
  if (!interview) return { at, elapsedMs: 0, stage: null }
  const { clock } = interview
  return { at, elapsedMs: Math.round(elapsed(clock, at)), stage: stageNow(clock) }
}
