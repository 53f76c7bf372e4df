'use client'

import { useTranslations } from 'next-intl'
import { type InterviewRating, interviewQuestions } from '@/lib/rubric/interview-rating'

/** What candidates say of an interview, each below their name where they are several. */
export function InterviewAnswers({
  ratings,
  nameOf,
}: {
  ratings: readonly (InterviewRating & { participantId: string })[]
  nameOf: (participantId: string) => string | undefined
}) {
  const t = useTranslations('debrief.interview')
  return ratings.map(({ participantId, answers, comment }) => (
    <div key={participantId} className="flex max-w-110 flex-col gap-1 print:break-inside-avoid">
      {ratings.length > 1 ? (
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
          <bdi>{comment}</bdi>
        </blockquote>
      )}
    </div>
  ))
}
