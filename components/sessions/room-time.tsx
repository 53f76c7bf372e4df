'use client'

import { useLocale } from 'next-intl'
import { timeInWords } from '@/lib/planned-time'
import { useOwnZone } from '@/components/interview/setup-draft'

/** A day, or a moment of it, in the reader's own zone. */
export function RoomTime({ at, withHour = false }: { at: number; withHour?: boolean }) {
  const locale = useLocale()
  const timeZone = useOwnZone()
  return (
    <time dateTime={new Date(at).toISOString()}>
      {timeInWords(at, locale, { timeZone, dateStyle: 'medium', ...(withHour && { timeStyle: 'short' }) })}
    </time>
  )
}
