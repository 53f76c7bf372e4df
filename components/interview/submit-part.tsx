'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RequestRefused } from '@/components/room/request'
import { useRoomScene } from '@/components/room/room-context'
import { submitCard } from '@/components/rubric/desk-requests'
import { MomentChoices } from '@/components/rubric/moment-choices'
import { useDesk } from '@/components/rubric/use-desk'
import { Button } from '@/components/ui/button'
import { isBlankCard, reportCard } from '@/lib/report/report-card'
import type { DimensionId } from '@/lib/rubric/dimensions'
import type { RubricWords } from '@/lib/rubric/rubric'
import { lackingMoments, type Moment } from '@/lib/rubric/scorecard'

/** Handing in one's scorecard, and what is missing before that (C3). */
export function SubmitPart({
  words,
  headingId,
  onSubmitted,
}: {
  words: RubricWords
  /** By this its heading is found, to go on there. */
  headingId?: string
  onSubmitted: () => void
}) {
  const t = useTranslations('debrief')
  const { roomId, kind, viewer } = useRoomScene()
  const { scores, notes, submittedAt, save, feedback, view, reread } = useDesk()
  const [isBusy, setIsBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  if (!view?.card || submittedAt !== null) return null
  const lacking = lackingMoments(scores, notes)
  const written = { scores, submittedAt, feedback: feedback.written }
  const isBlank = kind === 'practice' && isBlankCard(reportCard(viewer.participantId, written, notes))
  const submit = async () => {
    setIsBusy(true)
    setRefused(null)
    try {
      await submitCard(roomId)
      reread()
      onSubmitted()
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      setRefused(error.message || t('offline'))
    }
    setIsBusy(false)
  }
  return (
    <section className="flex flex-col gap-2">
      <h3 id={headingId} tabIndex={headingId ? -1 : undefined} className="text-title font-semibold">
        {t(kind === 'practice' ? 'practiceHeading' : 'cardHeading')}
      </h3>
      <p className="text-text2">
        {t(isBlank ? 'blankLead' : lacking.length === 0 ? 'cardLead' : 'lackingLead')}
      </p>
      {lacking.length > 0 ? (
        <ul className="flex flex-col gap-1.5">
          {lacking.map((id) => (
            <LackingRow key={id} dimension={id} name={words.dimensions[id].short} />
          ))}
        </ul>
      ) : null}
      {feedback.refused ? (
        <p className="text-danger">{t('feedbackRefused', { why: feedback.refused })}</p>
      ) : null}
      {refused ? (
        <p role="alert" className="text-danger">
          {refused}
        </p>
      ) : null}
      <div>
        <Button
          variant="primary"
          // What is still on its way is part of it.
          busy={isBusy || save.state === 'saving'}
          disabled={isBlank || lacking.length > 0 || save.state === 'offline' || feedback.refused !== null}
          onClick={() => void submit()}
        >
          {t('submit')}
        </Button>
      </div>
    </section>
  )
}

/** A score without a moment, and the moments there are to choose from: notes, and where stages began. */
function LackingRow({ dimension, name }: { dimension: DimensionId; name: string }) {
  const t = useTranslations('debrief')
  const { scores, outbox } = useDesk()
  const [isOpen, setIsOpen] = useState(false)
  const link = (moment: Moment) =>
    outbox.score(dimension, { moments: [...scores[dimension].moments, moment] })
  return (
    <li className="rounded-control border border-line px-3 py-2">
      <div className="flex items-center justify-between gap-2">
        <span className="font-semibold">
          {name} <span className="text-text2">{scores[dimension].level}</span>
        </span>
        <Button variant="ghost" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t('link')}
        </Button>
      </div>
      {isOpen ? (
        <div className="mt-1">
          <MomentChoices label={t('linkFrom', { name })} onChoose={link} />
        </div>
      ) : null}
    </li>
  )
}
