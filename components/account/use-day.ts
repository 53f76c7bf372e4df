'use client'

import { useLocale } from 'next-intl'
import { timeInWords } from '@/lib/planned-time'
import { useOwnZone } from '@/components/interview/setup-draft'

/** Says a day (ms since 1970) in the reader's language and zone. */
export function useDay(): (at: number) => string {
  const locale = useLocale()
  const timeZone = useOwnZone()
  return (at) => timeInWords(at, locale, { dateStyle: 'medium', timeZone })
}
