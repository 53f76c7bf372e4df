'use client'

import { useLocale, useTranslations } from 'next-intl'
import { DebriefRatings } from '@/components/interview/debrief-ratings'
import { InterviewRatings } from '@/components/interview/interview-ratings'
import { RevealPart } from '@/components/interview/reveal-part'
import { SelfPart } from '@/components/interview/self-part'
import { SubmitPart } from '@/components/interview/submit-part'
import { useDebrief } from '@/components/interview/use-debrief'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { Button } from '@/components/ui/button'
import { rubricWords } from '@/lib/rubric/built-in-rubrics'

/** After the end: everybody rates, and what they gave is shown to each other at once (C6). */
export function Debrief() {
  const t = useTranslations('debrief')
  const locale = useLocale()
  const scene = useRoomScene()
  const { interview, viewer, kind } = scene
  const { view, isFailed, again, tell } = useDebrief()
  if (!interview || !mayDo(scene, 'debrief.read')) return null
  if (!view)
    return isFailed ? (
      <p className="flex items-center justify-between gap-2 text-text2">
        {t('failed')}
        <Button onClick={again}>{t('again')}</Button>
      </p>
    ) : null
  const words = rubricWords(view.rubric, locale)
  const isIn = view.own !== null && view.own.submittedAt !== null
  return (
    <section aria-label={t('title')} className="flex flex-col gap-4 text-ui">
      {view.ratings ? <DebriefRatings words={words} ratings={view.ratings} /> : null}
      <InterviewRatings view={view} />
      {mayDo(scene, 'self.rate') && !isIn ? <SelfPart words={words} view={view} onRated={tell} /> : null}
      {viewer.role === 'interviewer' ? <SubmitPart words={words} onSubmitted={again} /> : null}
      {kind === 'practice' || interview.debrief.isRevealed ? null : (
        <RevealPart isIn={isIn} onRevealed={tell} />
      )}
      {interview.debrief.isRevealed && !view.ratings ? (
        <p className="text-text2">{t('submitFirst')}</p>
      ) : null}
    </section>
  )
}
