'use client'

import { useTranslations } from 'next-intl'
import type { DebriefView } from '@/lib/rubric/desk-view'
import { interviewQuestions } from '@/lib/rubric/interview-rating'

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
      {view.interviewRatings.map(({ participantId, answers, comment }) => (
        <div key={participantId} className="flex flex-col gap-1">
          {(view.interviewRatings?.length ?? 0) > 1 ? (
            <p className="font-semibold">
              <bdi>{nameOf(participantId)}</bdi>
            </p>
          ) : null}
          <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5">
            {interviewQuestions.map((question) => {
              const answer = answers[question]
              return answer === null ? null : (
                <div key={question} className="col-span-full grid grid-cols-subgrid">
                  <dt className="text-text2">{t(`questions.${question}`)}</dt>
                  <dd className="font-semibold">{t(`answers.${answer}`)}</dd>
                </div>
              )
            })}
          </dl>
          {comment.trim() === '' ? null : (
            <blockquote className="border-l-2 border-line pl-3 wrap-anywhere whitespace-pre-wrap">
              {comment}
            </blockquote>
          )}
        </div>
      ))}
    </section>
  )
}
