import { type ClockState, clockState } from '@/lib/stage/clock'
import type { Interview } from '@/server/db/generated/client'

/** The clock that an interview's row keeps, read strictly; its version stands in a column of its own (S2). */
export function clockOf({ clock, clockVersion }: Pick<Interview, 'clock' | 'clockVersion'>): ClockState {
  return clockState.parse({ ...(clock as object), version: clockVersion })
}
