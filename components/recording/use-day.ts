'use client'

import { useLocale } from 'next-intl'
import { useMemo } from 'react'
import { useOwnZone } from '@/components/interview/setup-draft'

/** Names a day in the reader's zone, with its year where that is another than this one. All times are ms since 1970. */
export function useDay(now: number): (at: number) => string {
  const locale = useLocale()
  const timeZone = useOwnZone()
  return useMemo(() => {
    const year = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone })
    const short = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone })
    const long = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone })
    return (at) => (year.format(at) === year.format(now) ? short : long).format(at)
  }, [locale, timeZone, now])
}
