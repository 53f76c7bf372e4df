'use client'

import { useLocale } from 'next-intl'
import { timeInWords } from '@/lib/planned-time'
import { useOwnZone } from '@/components/interview/setup-draft'

/** When a week's interviews are: in the reader's own zone, or in `zone` by its clocks. */
export function WeekTime({ at, zone }: { at: number; zone?: string }) {
  const locale = useLocale()
  const ownZone = useOwnZone()
  return (
    <time dateTime={new Date(at).toISOString()}>
      {timeInWords(at, locale, {
        timeZone: zone ?? ownZone,
        weekday: 'short',
        month: 'short',
        day: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        ...(zone === undefined && { timeZoneName: 'short' }),
      })}
    </time>
  )
}
