'use client'

import { useLocale } from 'next-intl'
import { useOwnZone } from '@/components/interview/setup-draft'

/** A day, or a moment of it, in the reader's own zone. */
export function RoomTime({ at, withHour = false }: { at: number; withHour?: boolean }) {
  const locale = useLocale()
  const timeZone = useOwnZone()
  const words = new Intl.DateTimeFormat(locale, {
    timeZone,
    dateStyle: 'medium',
    ...(withHour && { timeStyle: 'short' }),
  })
  return <time dateTime={new Date(at).toISOString()}>{words.format(at)}</time>
}
