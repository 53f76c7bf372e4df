'use client'

import { useTranslations } from 'next-intl'
import { FileText, PencilLine } from 'lucide-react'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { useDesk } from '@/components/rubric/use-desk'
import { Button } from '@/components/ui/button'

/** The ways to where feedback is written, and to the report. */
export function FeedbackLinks() {
  const t = useTranslations('ending.feedback')
  const scene = useRoomScene()
  const { roomId, kind, interview, viewer } = scene
  const { view, submittedAt } = useDesk()
  if (!interview || !mayDo(scene, 'debrief.read')) return null
  const isOpen = view?.card && submittedAt === null
  const isReleased = interview.debrief.release !== null
  return (
    <>
      {viewer.role === 'interviewer' ? (
        <Button asChild variant={isOpen && kind !== 'practice' ? 'primary' : 'secondary'} size="large">
          <a href={`/rooms/${roomId}/feedback`}>
            <PencilLine aria-hidden size={16} />
            {t(kind === 'practice' ? 'self' : isOpen ? 'write' : 'open')}
          </a>
        </Button>
      ) : null}
      {/* A candidate's says nothing before the release. */}
      {viewer.role === 'candidate' && !isReleased ? null : (
        <Button asChild size="large">
          <a href={`/rooms/${roomId}/report`}>
            <FileText aria-hidden size={16} />
            {t('report')}
          </a>
        </Button>
      )}
    </>
  )
}

/** Says that the feedback was released, as it happens. */
export function FeedbackNews() {
  const t = useTranslations('ending.feedback')
  const { roomId, interview, viewer } = useRoomScene()
  const isReleased = interview !== null && interview.debrief.release !== null
  if (viewer.role !== 'candidate')
    return (
      <p role="status" className={isReleased ? 'text-ui text-text2' : 'sr-only'}>
        {isReleased ? t('released') : null}
      </p>
    )
  return (
    <div
      className={
        isReleased
          ? 'flex animate-panel flex-wrap items-center justify-between gap-3 rounded-control bg-accent-soft p-3'
          : 'sr-only'
      }
    >
      <p role="status" className="text-label font-semibold">
        {isReleased ? t('isHere') : null}
      </p>
      {isReleased ? (
        <Button asChild variant="primary" size="large">
          <a href={`/rooms/${roomId}/report`}>
            <FileText aria-hidden size={16} />
            {t('read')}
          </a>
        </Button>
      ) : null}
    </div>
  )
}
