'use client'

import { useLocale } from 'next-intl'
import { timeInWords } from '@/lib/planned-time'
import { useOwnZone } from '@/components/interview/setup-draft'

/** When a week's interviews are: in the reader's own zone, or in `zone` by its clocks. */
export function WeekTime({ at, zone }: { at: number; zone?: string }) {
  const locale = useLocale()
  const ownZone = useOwnZone()
  const timeZone = zone ?? ownZone
  const day = timeInWords(at, locale, { timeZone, weekday: 'short', month: 'short', day: 'numeric' })
  const time = timeInWords(at, locale, {
    timeZone,
    hour: 'numeric',
    minute: '2-digit',
    ...(zone === undefined && { timeZoneName: 'short' }),
  })
  return (
    // In a narrow column the time goes to a line of its own, whole.
    <time dateTime={new Date(at).toISOString()} className="*:inline-block *:whitespace-nowrap">
      <span>{day}</span> <span>{time}</span>
    </time>
  )
}
