'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import useSWR from 'swr'
import { DebriefRatings } from '@/components/interview/debrief-ratings'
import { RevealPart } from '@/components/interview/reveal-part'
import { SelfRatingForm } from '@/components/interview/self-rating-form'
import { SubmitPart } from '@/components/interview/submit-part'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { debriefPath, readDebrief } from '@/components/rubric/desk-requests'
import { Button } from '@/components/ui/button'
import { rubricWords } from '@/lib/rubric/built-in-rubrics'
import type { DebriefView } from '@/lib/rubric/desk-view'

/** After the end: everybody rates, and what they gave is shown to each other at once (C6). */
export function Debrief() {
  const t = useTranslations('debrief')
  const locale = useLocale()
  const scene = useRoomScene()
  const { roomId, interview, viewer, kind } = scene
  const mayRead = interview !== null && mayDo(scene, 'debrief.read')
  const [told, setTold] = useState<DebriefView | null>(null)
  // What everybody may know of it says when there is more to read.
  const { data, error, mutate } = useSWR<DebriefView, unknown, [string, string] | null>(
    mayRead ? [debriefPath(roomId), JSON.stringify(interview.debrief)] : null,
    ([path]) => readDebrief(path),
    { keepPreviousData: true, onSuccess: () => setTold(null) },
  )
  const view = told ?? data
  if (!mayRead) return null
  if (!view)
    return error === undefined ? null : (
      <p className="flex items-center justify-between gap-2 text-text2">
        {t('failed')}
        <Button onClick={() => void mutate()}>{t('again')}</Button>
      </p>
    )
  const words = rubricWords(view.rubric, locale)
  const isIn = view.own !== null && view.own.submittedAt !== null
  return (
    <section aria-label={t('title')} className="flex flex-col gap-4 text-ui">
      {view.ratings ? <DebriefRatings words={words} ratings={view.ratings} /> : null}
      {mayDo(scene, 'self.rate') && !isIn ? (
        interview.debrief.isRevealed ? (
          <p className="text-text2">{t('selfClosed')}</p>
        ) : (
          <SelfRatingForm words={words} onRated={setTold} />
        )
      ) : null}
      {viewer.role === 'interviewer' ? <SubmitPart words={words} onSubmitted={() => void mutate()} /> : null}
      {kind === 'practice' || interview.debrief.isRevealed ? null : (
        <RevealPart isIn={isIn} onRevealed={setTold} />
      )}
      {interview.debrief.isRevealed && !view.ratings ? (
        <p className="text-text2">{t('submitFirst')}</p>
      ) : null}
    </section>
  )
}
