'use client'

import { useTranslations } from 'next-intl'
import { z } from 'zod'
import { keptName } from '@/components/browser-storage'
import { useKept } from '@/components/interview/use-kept'
import { LongText } from '@/components/rubric/long-text'
import { ChoiceRow } from '@/components/ui/choice-cards'
import { countCharacters } from '@/lib/name'
import {
  commentMax,
  type InterviewRating,
  interviewQuestions,
  interviewRating,
  withAnswer,
} from '@/lib/rubric/interview-rating'

const answers = [1, 2, 3, 4] as const

const nothing: InterviewRating = { answers: { task: null, help: null, heard: null }, comment: '' }

/** Of any length: what is too long stays here until it was made shorter. */
const keptShape = interviewRating.extend({ comment: z.string() })

/** What a candidate is saying of the interview, also after a reload. */
export const useKeptInterviewRating = (owner: string) =>
  useKept<InterviewRating>(keptName('draft', 'interview-rating', owner), keptShape, nothing)

/** Whether it can be handed in. */
export const isInterviewRatingFit = ({ comment }: InterviewRating) => countCharacters(comment) <= commentMax

/** What is asked of the interview itself (C4); all of it may be left out. */
export function InterviewFields({
  rating,
  onChange,
}: {
  rating: InterviewRating
  onChange: (rating: InterviewRating) => void
}) {
  const t = useTranslations('debrief.interview')
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h3 className="text-title font-semibold">{t('heading')}</h3>
        <p className="text-text2">{t('lead')}</p>
      </div>
      {interviewQuestions.map((question) => (
        <ChoiceRow
          key={question}
          label={t(`questions.${question}`)}
          value={`${rating.answers[question] ?? ''}`}
          options={answers.map((answer) => ({ value: `${answer}`, label: t(`answers.${answer}`) }))}
          mayTakeBack
          onChoose={(value) => {
            const answer = answers.find((one) => `${one}` === value)
            if (answer) onChange(withAnswer(rating, question, answer))
          }}
        />
      ))}
      <LongText
        id="interview-comment"
        label={t('comment')}
        isLabelled
        value={rating.comment}
        max={commentMax}
        onText={(comment) => onChange({ ...rating, comment })}
      />
    </div>
  )
}
