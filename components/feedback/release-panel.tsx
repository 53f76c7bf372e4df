'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Send } from 'lucide-react'
import { AmendForm } from '@/components/feedback/amend-form'
import { ReleaseState } from '@/components/feedback/release-state'
import { ReleaseVersions } from '@/components/feedback/release-versions'
import { useRelease } from '@/components/feedback/use-release'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import type { Desk } from '@/components/rubric/use-desk'
import { RoomTime } from '@/components/sessions/room-time'
import { Button } from '@/components/ui/button'
import { LinkField } from '@/components/ui/link-field'
import type { ParticipantState } from '@/lib/board/protocol'

/** Giving the feedback to the candidate (C4): how it stands for every interviewer, the act for whoever leads. */
export function ReleasePanel({ desk, people }: { desk: Desk; people: readonly ParticipantState[] }) {
  const t = useTranslations('release')
  const scene = useRoomScene()
  const { standing, isBusy, mailed, refused, release } = useRelease(desk.submittedAt)
  const heading = useRef<HTMLHeadingElement>(null)
  const hasPressed = useRef(false)
  const version = standing?.release?.version
  // What was pressed to release is gone then, and the focus with it: whoever reads on begins where it says that it was.
  useEffect(() => {
    if (hasPressed.current && document.activeElement === document.body) heading.current?.focus()
    hasPressed.current = false
  }, [version])
  if (!scene.interview || !standing?.isReleasable) return null
  const { debrief } = scene.interview
  const newest = standing.release
  const mayRelease = mayDo(scene, 'feedback.release')
  const missing = {
    cards: standing.missingCards,
    unrated: debrief.isRevealed ? 0 : standing.unrated,
  }
  const give = (reason: string | null) => {
    hasPressed.current = true
    return release({ anyway: missing.unrated > 0, reason })
  }
  return (
    <section
      aria-labelledby="release"
      className="flex flex-col gap-4 rounded-card border border-line bg-surface p-4 text-ui sm:p-6"
    >
      <div className="flex flex-col gap-1">
        <h2 ref={heading} id="release" tabIndex={-1} className="text-heading font-semibold">
          {t('title')}
        </h2>
        <p role="status" className="text-text2">
          {newest ? t.rich('releasedOn', { when: () => <RoomTime at={newest.at} withHour /> }) : t('lead')}
        </p>
      </div>
      <ReleaseState desk={desk} people={people} standing={standing} />
      <div role="status">
        {mailed === null ? null : <p className="text-ok">{t('mailed', { count: mailed })}</p>}
      </div>
      {mayRelease || newest ? (
        <div className="flex max-w-140 flex-col gap-1">
          <p className="text-meta text-text2">{t('linkHint')}</p>
          <LinkField
            url={standing.link}
            label={t('link')}
            copy={t('copy')}
            copied={t('copied')}
            refused={t('copyRefused')}
          />
        </div>
      ) : null}
      {refused ? (
        <p role="alert" className="text-danger">
          {refused}
        </p>
      ) : null}
      {!mayRelease ? (
        newest ? null : (
          <p className="text-text2">{t('leadReleases')}</p>
        )
      ) : newest === null ? (
        <FirstRelease
          missing={missing}
          hasCards={debrief.submitted > 0}
          isBusy={isBusy}
          onRelease={() => void give(null)}
        />
      ) : (
        <AmendForm changed={standing.submittedSince} missing={missing.cards} isBusy={isBusy} onAmend={give} />
      )}
      {standing.releases.length > 1 ? <ReleaseVersions releases={standing.releases} /> : null}
    </section>
  )
}

/** The button; where something is missing it asks plainly before. */
function FirstRelease({
  missing,
  hasCards,
  isBusy,
  onRelease,
}: {
  missing: { cards: number; unrated: number }
  hasCards: boolean
  isBusy: boolean
  onRelease: () => void
}) {
  const t = useTranslations('release')
  const [isAsking, setIsAsking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const wait = () => {
    flushSync(() => setIsAsking(false))
    button.current?.focus()
  }
  const isWhole = missing.cards + missing.unrated === 0
  if (isAsking && !isWhole)
    return (
      <div className="flex flex-col gap-3 rounded-control bg-sunken p-3">
        <p className="font-semibold">
          {t(missing.cards === 0 ? 'askSelf' : missing.unrated > 0 ? 'askBoth' : 'askCards', {
            count: missing.cards,
            unrated: missing.unrated,
          })}
        </p>
        <p className="text-text2">{t(missing.unrated > 0 ? 'askSelfWhy' : 'askCardsWhy')}</p>
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" size="large" busy={isBusy} onClick={onRelease}>
            {t('anyway')}
          </Button>
          <Button size="large" autoFocus onClick={wait}>
            {t('wait')}
          </Button>
        </div>
      </div>
    )
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button
        ref={button}
        variant="primary"
        size="large"
        busy={isBusy}
        disabled={!hasCards}
        onClick={() => (isWhole ? onRelease() : setIsAsking(true))}
      >
        <Send aria-hidden size={16} />
        {t('release')}
      </Button>
      <p className="text-text2">{t(hasCards ? 'releaseHint' : 'noCards')}</p>
    </div>
  )
}
