'use client'

import { DebriefRatings } from '@/components/interview/debrief-ratings'
import { InterviewRatings } from '@/components/interview/interview-ratings'
import { useDebrief } from '@/components/interview/use-debrief'
import type { RubricWords } from '@/lib/rubric/rubric'

/** To interviewers, once both sides are shown: the levels beside each other, and what the candidate says of the interview. */
export function BothSides({ words }: { words: RubricWords }) {
  const { view } = useDebrief()
  if (!view?.ratings) return null
  return (
    <div className="grid gap-6 rounded-card border border-line bg-surface p-4 text-ui sm:p-6 lg:grid-cols-2">
      <DebriefRatings words={words} ratings={view.ratings} />
      <InterviewRatings view={view} />
    </div>
  )
}
