'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useDay } from '@/components/account/use-day'
import type { ReportView } from '@/lib/report/report'
import { reportWords, type ReportWords } from '@/lib/report/words'

/** What a report says, in this reader's language and zone. */
export function useReportWords(view: ReportView): ReportWords {
  const t = useTranslations()
  const locale = useLocale()
  const day = useDay()
  return useMemo(
    () => reportWords(view, { t: (key, values) => t(key, values), locale, day }),
    [view, t, locale, day],
  )
}
