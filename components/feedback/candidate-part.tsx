'use client'

import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FileText } from 'lucide-react'
import { useRefreshRoom } from '@/components/feedback/fresh-scene'
import { DebriefRatings } from '@/components/interview/debrief-ratings'
import { InterviewRatingForm } from '@/components/interview/interview-rating-form'
import { SelfPart } from '@/components/interview/self-part'
import { useDebrief } from '@/components/interview/use-debrief'
import { useRoomScene } from '@/components/room/room-context'
import { Button } from '@/components/ui/button'
import { rubricWords } from '@/lib/rubric/built-in-rubrics'
import type { DebriefView } from '@/lib/rubric/desk-view'

/** A candidate's page: they rate first, then they wait, then the feedback is there (C4). */
export function CandidatePart() {
  const t = useTranslations('feedback')
  const words = useTranslations('debrief')
  const locale = useLocale()
  const { roomId, interview } = useRoomScene()
  const refresh = useRefreshRoom()
  const { view, isFailed, again, tell } = useDebrief()
  if (!interview) return null
  const { isRevealed, release } = interview.debrief
  if (!view)
    return isFailed ? (
      <p role="alert" className="flex items-center gap-3 text-label text-text2">
        {words('failed')}
        <Button onClick={again}>{words('again')}</Button>
      </p>
    ) : (
      <p role="status" className="text-label text-text3">
        {t('reading')}
      </p>
    )
  const rubric = rubricWords(view.rubric, locale)
  const isRated = view.own !== null && view.own.submittedAt !== null
  const rated = (next: DebriefView) => {
    tell(next)
    refresh()
  }
  return (
    <div className="flex max-w-160 flex-col gap-6 text-ui">
      {release ? <IsHere roomId={roomId} /> : null}
      {isRated ? (
        release ? null : (
          <Card>
            <h2 className="text-title font-semibold">{t(isRevealed ? 'soon' : 'waiting')}</h2>
            <p className="text-text2">{t('waitingBody')}</p>
          </Card>
        )
      ) : (
        <Card>
          <SelfPart words={rubric} view={view} onRated={rated} />
          {isRevealed && !release ? <p className="text-text2">{t('soonBody')}</p> : null}
        </Card>
      )}
      {isRated && !isRevealed && view.own ? (
        <Card>
          {view.ownInterview ? (
            <p className="text-text2">{t('interviewIn')}</p>
          ) : (
            <InterviewRatingForm scores={view.own.levels} onRated={rated} />
          )}
        </Card>
      ) : null}
      {view.ratings ? (
        <Card>
          <DebriefRatings words={rubric} ratings={view.ratings} />
        </Card>
      ) : null}
    </div>
  )
}

/** The feedback was released: the way to it. */
function IsHere({ roomId }: { roomId: string }) {
  const t = useTranslations('feedback')
  return (
    <section
      aria-labelledby="is-here"
      className="flex animate-panel flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-card bg-accent-soft p-4 sm:p-6"
    >
      <h2 id="is-here" role="status" className="text-title font-semibold">
        {t('isHere')}
      </h2>
      <Button asChild variant="primary" size="large">
        <Link href={`/rooms/${roomId}/report`} prefetch={false}>
          <FileText aria-hidden size={16} />
          {t('read')}
        </Link>
      </Button>
    </section>
  )
}

function Card({ children }: { children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2 rounded-card border border-line bg-surface p-4 sm:p-6">
      {children}
    </section>
  )
}
