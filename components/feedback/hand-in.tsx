'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Check } from 'lucide-react'
import { focusOn } from '@/components/feedback/focus-on'
import { SubmitPart } from '@/components/interview/submit-part'
import { RequestRefused } from '@/components/room/request'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { takeCardBack } from '@/components/rubric/desk-requests'
import type { Desk } from '@/components/rubric/use-desk'
import { Button } from '@/components/ui/button'
import type { RubricWords } from '@/lib/rubric/rubric'

/** By this the heading of handing in is found. */
const toHandInId = 'to-hand-in'

/** Handing in one's card, and taking it back to change it (C2). */
export function HandIn({
  desk,
  words,
  onChanged,
}: {
  desk: Desk
  words: RubricWords
  onChanged: () => void
}) {
  const t = useTranslations('feedback')
  const debrief = useTranslations('debrief')
  const scene = useRoomScene()
  const [isBusy, setIsBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const { interview, kind, roomId } = scene
  const isIn = desk.submittedAt !== null
  const expectFocus = useFocusOn(isIn ? 'handed-in' : toHandInId, isIn)
  if (!isIn)
    return (
      <div className="rounded-card border border-line bg-surface p-4 text-ui sm:p-6">
        <SubmitPart
          words={words}
          headingId={toHandInId}
          onSubmitted={() => {
            expectFocus()
            onChanged()
          }}
        />
      </div>
    )
  const takeBack = async () => {
    setIsBusy(true)
    setRefused(null)
    try {
      await takeCardBack(roomId)
      expectFocus()
      desk.reread()
      onChanged()
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      setRefused(error.message || debrief('offline'))
    }
    setIsBusy(false)
  }
  const others = (interview?.debrief.interviewers ?? 1) > 1
  const isReleased = Boolean(interview?.debrief.release)
  return (
    <section
      aria-labelledby="handed-in"
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-card border border-line bg-surface p-4 text-ui sm:p-6"
    >
      <div className="flex max-w-120 flex-col gap-1">
        <h2 id="handed-in" tabIndex={-1} className="flex items-center gap-2 text-title font-semibold">
          <Check aria-hidden size={18} className="text-ok" />
          {t('handedIn')}
        </h2>
        <p role="status" className="sr-only">
          {t('handedIn')}
        </p>
        {kind === 'practice' ? null : (
          <p className="text-text2">
            {others ? t('takeBackHides') : t('takeBackAlone')} {isReleased ? t('takeBackReleased') : null}
          </p>
        )}
        {refused ? (
          <p role="alert" className="text-danger">
            {refused}
          </p>
        ) : null}
      </div>
      {mayDo(scene, 'scorecard.submit') ? (
        <Button size="large" busy={isBusy} onClick={() => void takeBack()}>
          {t('takeBack', { kind })}
        </Button>
      ) : null}
    </section>
  )
}

/**
 * After an act of this viewer, what they pressed is gone once the card stands otherwise: then it goes on at the place
 * of this id. Answers what is called when the act has worked.
 */
function useFocusOn(id: string, isIn: boolean): () => void {
  const isExpected = useRef(false)
  useEffect(() => {
    if (!isExpected.current) return
    isExpected.current = false
    focusOn(id)
  }, [id, isIn])
  return () => {
    isExpected.current = true
  }
}
