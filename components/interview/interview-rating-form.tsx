'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import {
  InterviewFields,
  isInterviewRatingFit,
  useKeptInterviewRating,
} from '@/components/interview/interview-fields'
import { RequestRefused } from '@/components/room/request'
import { useRoomScene } from '@/components/room/room-context'
import { rateSelf } from '@/components/rubric/desk-requests'
import { Button } from '@/components/ui/button'
import type { DebriefView } from '@/lib/rubric/desk-view'
import { saysNothing } from '@/lib/rubric/interview-rating'
import type { Scores } from '@/lib/rubric/suggestion'

/** What a candidate thinks of the interview, where they have rated themselves alone. */
export function InterviewRatingForm({
  scores,
  onRated,
}: {
  /** What they have handed in. */
  scores: Scores
  onRated: (debrief: DebriefView) => void
}) {
  const t = useTranslations('debrief')
  const { roomId, viewer } = useRoomScene()
  const [rating, setRating] = useKeptInterviewRating(viewer.participantId)
  const [isBusy, setIsBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const submit = async () => {
    setIsBusy(true)
    setRefused(null)
    try {
      onRated(await rateSelf(roomId, scores, rating))
      setRating(null)
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      setRefused(error.message || t('offline'))
    }
    setIsBusy(false)
  }
  return (
    <div className="flex flex-col gap-3">
      <InterviewFields rating={rating} onChange={setRating} />
      {refused ? (
        <p role="alert" className="text-danger">
          {refused}
        </p>
      ) : null}
      <div>
        <Button
          busy={isBusy}
          disabled={!isInterviewRatingFit(rating) || saysNothing(rating)}
          onClick={() => void submit()}
        >
          {t('interview.submit')}
        </Button>
      </div>
    </div>
  )
}
