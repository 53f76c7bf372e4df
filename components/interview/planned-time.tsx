'use client'

import { useLocale } from 'next-intl'
import { useOwnZone } from '@/components/interview/setup-draft'

/** A time in the reader's own zone, with its short name: `Tuesday, 1 December, 15:00 GMT+9`. */
export function PlannedTime({ at }: { at: number }) {
  const locale = useLocale()
  const timeZone = useOwnZone()
  const words = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at)
  return <time dateTime={new Date(at).toISOString()}>{words}</time>
}
