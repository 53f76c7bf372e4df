import { type ClockState, clockState } from '@/lib/stage/clock'
import type { Interview } from '@/server/db/generated/client'

const minuteMs = 60_000

/** The clock that an interview's row keeps, read strictly; its version stands in a column of its own (S2). */
export function clockOf({ clock, clockVersion }: Pick<Interview, 'clock' | 'clockVersion'>): ClockState {
  return clockState.parse({ ...(clock as object), version: clockVersion })
}

/** How long an interview is planned to take, in minutes. */
export function plannedMinutes(row: Pick<Interview, 'clock' | 'clockVersion'>): number {
  return clockOf(row).steps.reduce((sum, { budgetMs }) => sum + Math.round(budgetMs / minuteMs), 0)
}
