'use client'

import { useTranslations } from 'next-intl'
import { RatingTable } from '@/components/rubric/rating-table'
import type { RatingView } from '@/lib/rubric/desk-view'
import type { RubricWords } from '@/lib/rubric/rubric'

/** Both sides, level by level (C6). */
export function DebriefRatings({ words, ratings }: { words: RubricWords; ratings: readonly RatingView[] }) {
  const t = useTranslations('debrief')
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-title font-semibold">{t('heading')}</h3>
      <RatingTable words={words} ratings={ratings} />
    </section>
  )
}
