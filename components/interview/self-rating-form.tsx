'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import {
  InterviewFields,
  isInterviewRatingFit,
  useKeptInterviewRating,
} from '@/components/interview/interview-fields'
import { useKept } from '@/components/interview/use-kept'
import { keptName } from '@/components/browser-storage'
import { RequestRefused } from '@/components/room/request'
import { useRoomScene } from '@/components/room/room-context'
import { rateSelf } from '@/components/rubric/desk-requests'
import { RubricRows } from '@/components/rubric/rubric-rows'
import { Button } from '@/components/ui/button'
import type { DebriefView } from '@/lib/rubric/desk-view'
import { byDimension, type ScoreLevel } from '@/lib/rubric/dimensions'
import type { RubricWords } from '@/lib/rubric/rubric'
import { selfRating } from '@/lib/rubric/scorecard'
import type { Scores } from '@/lib/rubric/suggestion'

const nothing: Scores = byDimension((): ScoreLevel => 0)

/** What a candidate thinks of their own session and, if they like, of the interview, before they see anything (C4). */
export function SelfRatingForm({
  words,
  onRated,
}: {
  words: RubricWords
  onRated: (debrief: DebriefView) => void
}) {
  const t = useTranslations('debrief')
  const { roomId, viewer } = useRoomScene()
  const [levels, setLevels] = useKept<Scores>(
    keptName('draft', 'self-rating', viewer.participantId),
    selfRating,
    nothing,
  )
  const [interview, setInterview] = useKeptInterviewRating(viewer.participantId)
  const [isBusy, setIsBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const submit = async () => {
    setIsBusy(true)
    setRefused(null)
    try {
      onRated(await rateSelf(roomId, levels, interview))
      setLevels(null)
      setInterview(null)
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      setRefused(error.message || t('offline'))
    }
    setIsBusy(false)
  }
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-title font-semibold">{t('selfHeading')}</h3>
      <p className="text-text2">{t('selfLead')}</p>
      <div className="rounded-card border border-line [&>ul>li:last-child]:border-b-0">
        <RubricRows
          words={words}
          levels={levels}
          showWeights={false}
          onLevel={(dimension, level) => setLevels({ ...levels, [dimension]: level })}
        />
      </div>
      <div className="py-4">
        <InterviewFields rating={interview} onChange={setInterview} />
      </div>
      {refused ? (
        <p role="alert" className="text-danger">
          {refused}
        </p>
      ) : null}
      <div>
        <Button
          variant="primary"
          size="large"
          busy={isBusy}
          disabled={!isInterviewRatingFit(interview)}
          onClick={() => void submit()}
        >
          {t('selfSubmit')}
        </Button>
      </div>
    </section>
  )
}
