'use client'

import { useLocale } from 'next-intl'
import { plannedTime } from '@/lib/planned-time'
import { useOwnZone } from '@/components/interview/setup-draft'

/** A time in the reader's own zone. */
export function PlannedTime({ at }: { at: number }) {
  const locale = useLocale()
  const timeZone = useOwnZone()
  return (
    <time dateTime={new Date(at).toISOString()}>
      {plannedTime(at, { locale, timeZone, isZoneNamed: true })}
    </time>
  )
}
