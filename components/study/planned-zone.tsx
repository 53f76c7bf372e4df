'use client'

import { useLocale, useTranslations } from 'next-intl'
import { timeInWords } from '@/lib/planned-time'
import { isWeekly } from '@/lib/study/study-path'
import { clocksDiffer } from '@/lib/time-zone'
import { useOwnZone } from '@/components/interview/setup-draft'

/**
 * By which clocks a path was planned, for whoever reads its times (ms since 1970) by others; nothing where both show the
 * same. The day and hour of the week stand there while all weeks have them.
 */
export function PlannedZone({ times, zone }: { times: readonly number[]; zone: string }) {
  const t = useTranslations('study')
  const locale = useLocale()
  const ownZone = useOwnZone()
  const [first] = times
  if (first === undefined || !clocksDiffer(times, zone, ownZone)) return null
  const named = { zone: zone.replaceAll('_', ' ') }
  // Each alone: together, Korean language data sets the day in brackets.
  const day = timeInWords(first, locale, { timeZone: zone, weekday: 'long' })
  const time = timeInWords(first, locale, { timeZone: zone, hour: 'numeric', minute: '2-digit' })
  return (
    <p className="text-ui text-text2">
      {isWeekly(times, zone)
        ? t('plannedWeekly', { ...named, when: `${day} ${time}` })
        : t('plannedIn', named)}
    </p>
  )
}
