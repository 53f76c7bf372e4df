'use client'

import { useLocale } from 'next-intl'
import { useMemo } from 'react'

const dayMs = 24 * 60 * 60 * 1000

/**
 * Names moments in the viewer's zone: the time of day, with the date where it is not of the last day. To the second: one
 * minute may have many.
 */
export function useMomentTime(): (at: number, now: number) => string {
  const locale = useLocale()
  return useMemo(() => {
    const time: Intl.DateTimeFormatOptions = {
      hour: 'numeric',
      minute: '2-digit',
      second: '2-digit',
    }
    const today = new Intl.DateTimeFormat(locale, time)
    const before = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', ...time })
    return (at, now) => (now - at < dayMs ? today : before).format(at)
  }, [locale])
}
