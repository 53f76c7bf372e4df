'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
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
  const { standing, isBusy, mailed, refused, release } = useRelease()
  if (!scene.interview || !standing?.isReleasable) return null
  const { debrief } = scene.interview
  const newest = standing.release
  const mayRelease = mayDo(scene, 'feedback.release')
  const missing = {
    cards: Math.max(0, debrief.interviewers - debrief.submitted),
    self: people.some(({ role }) => role === 'candidate') && !debrief.selfRated && !debrief.isRevealed,
  }
  return (
    <section
      aria-labelledby="release"
      className="flex flex-col gap-4 rounded-card border border-line bg-surface p-4 text-ui sm:p-6"
    >
      <div className="flex flex-col gap-1">
        <h2 id="release" className="text-heading font-semibold">
          {t('title')}
        </h2>
        <p role="status" className="text-text2">
          {newest ? t.rich('releasedOn', { when: () => <RoomTime at={newest.at} withHour /> }) : t('lead')}
        </p>
      </div>
      <ReleaseState desk={desk} people={people} mail={standing.mail} isReleased={newest !== null} />
      {mailed === null ? null : (
        <p role="status" className="text-ok">
          {t('mailed', { count: mailed })}
        </p>
      )}
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
          onRelease={() => void release({ anyway: missing.self, reason: null })}
        />
      ) : (
        <AmendForm
          changed={standing.submittedSince}
          missing={missing.cards}
          isBusy={isBusy}
          onAmend={(reason) => release({ anyway: missing.self, reason })}
        />
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
  missing: { cards: number; self: boolean }
  hasCards: boolean
  isBusy: boolean
  onRelease: () => void
}) {
  const t = useTranslations('release')
  const [isAsking, setIsAsking] = useState(false)
  const isWhole = missing.cards === 0 && !missing.self
  if (isAsking && !isWhole)
    return (
      <div className="flex flex-col gap-3 rounded-control bg-sunken p-3">
        <p className="font-semibold">
          {t(missing.cards === 0 ? 'askSelf' : missing.self ? 'askBoth' : 'askCards', {
            count: missing.cards,
          })}
        </p>
        <p className="text-text2">{t(missing.self ? 'askSelfWhy' : 'askCardsWhy')}</p>
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" size="large" busy={isBusy} onClick={onRelease}>
            {t('anyway')}
          </Button>
          <Button size="large" autoFocus onClick={() => setIsAsking(false)}>
            {t('wait')}
          </Button>
        </div>
      </div>
    )
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button
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
