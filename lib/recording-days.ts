/** For how many days after a session's end its recording is kept; null as long as its room. */
import { z } from 'zod'

/** What can be chosen, the shortest first. */
export const recordingChoices = [7, 30, 90, 365, null] as const
export type RecordingDays = (typeof recordingChoices)[number]

/** A number of days, or null, as somebody sends it. */
export const recordingDaysInput = z
  .number()
  .nullable()
  .refine((days) => recordingChoices.some((choice) => choice === days))

/** Whether one is kept for longer than the other. */
export function isLonger(days: number | null, than: number | null): boolean {
  return (days ?? Infinity) > (than ?? Infinity)
}

/** The shorter of two. */
export function shorter(one: number | null, other: number | null): number | null {
  return isLonger(one, other) ? other : one
}

/** What can be chosen where nothing longer than `longest` may be, which is one of the choices itself. */
export function choicesWithin(longest: number | null): (number | null)[] {
  const shorterOnes = recordingChoices.filter((choice) => isLonger(longest, choice))
  return [...shorterOnes, longest]
}

/** What decides for how long a session's recording may be kept. */
export interface KeepingBounds {
  /** For how long it is kept now. */
  current: number | null
  /** The longest that this instance keeps recordings (J4). */
  ceiling: number | null
  /** Whether somebody else than its host has agreed to the recording as it stands. */
  isAgreed: boolean
}

/** The longest that a session's recording may be kept: what others agreed to is only ever made shorter (J4). */
export function longestDays({ current, ceiling, isAgreed }: KeepingBounds): number | null {
  // The instance may have come to keep recordings shorter since: what stands then stays.
  return isAgreed || isLonger(current, ceiling) ? current : ceiling
}
