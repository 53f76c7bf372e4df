'use client'

import { useTranslations } from 'next-intl'
import { InterviewAnswers } from '@/components/interview/interview-answers'
import type { DebriefView } from '@/lib/rubric/desk-view'

/** What candidates say of the interview, for interviewers once both sides are shown (C4). */
export function InterviewRatings({ view }: { view: Pick<DebriefView, 'ratings' | 'interviewRatings'> }) {
  const t = useTranslations('debrief.interview')
  if (!view.interviewRatings || view.interviewRatings.length === 0) return null
  const nameOf = (id: string) => view.ratings?.find(({ participantId }) => participantId === id)?.name
  return (
    <section aria-labelledby="interview-ratings" className="flex flex-col gap-2">
      <h3 id="interview-ratings" className="text-title font-semibold">
        {t('ratings')}
      </h3>
      <InterviewAnswers ratings={view.interviewRatings} nameOf={nameOf} />
    </section>
  )
}
