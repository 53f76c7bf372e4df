'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { MomentLink, type MomentsPlace } from '@/components/report/moment-link'
import { ReportCards } from '@/components/report/report-cards'
import { ReportHeader } from '@/components/report/report-header'
import {
  ReportFollowUps,
  ReportHints,
  ReportInterviewRatings,
  SharedNotes,
} from '@/components/report/report-hints'
import { ReportPart } from '@/components/report/report-part'
import { ReportPictureFigure } from '@/components/report/report-picture'
import { ForemostPoints, OtherPoints } from '@/components/report/report-points'
import { ReportVersions } from '@/components/report/report-versions'
import { type ShownPicture, useDrawnPictures } from '@/components/report/use-drawn-pictures'
import { useReportWords } from '@/components/report/use-report-words'
import { RatingTable } from '@/components/rubric/rating-table'
import { StageTimes } from '@/components/stage/stage-times'
import { Button } from '@/components/ui/button'
import type { ReportView } from '@/lib/report/report'
import { scoreMoments } from '@/lib/report/score-moments'
import type { ReportWords } from '@/lib/report/words'

/** The report of a session (V3): what one would send, first what matters most. */
export function ReportPage({ view, licenseKey }: { view: ReportView; licenseKey: string | null }) {
  const t = useTranslations('report')
  const words = useReportWords(view)
  const place = { roomId: view.roomId, hasReplay: view.hasReplay, mayBranch: view.viewer.mayBranch }
  const drawn = useDrawnPictures(view.roomId, [...view.pictures, ...view.pointPictures], licenseKey)
  const final = drawn.pictures.find(({ stage }) => stage === null)
  const along = drawn.pictures.slice(0, view.pictures.length).filter(({ stage }) => stage !== null)
  return (
    <main className="report-paper mx-auto flex w-full max-w-220 grow flex-col gap-10 px-4 pt-6 pb-24 sm:px-8 lg:pt-10 print:max-w-none print:gap-7 print:p-0">
      <ReportHeader view={view} words={words} />
      {view.standing === 'waiting' ? (
        <Waiting view={view} />
      ) : view.cards.length === 0 ? (
        <NoCards view={view} />
      ) : (
        <Feedback view={view} words={words} place={place} pictures={drawn.pictures} />
      )}
      {view.cards.length === 0 && words.ratings.length > 0 ? (
        <Ratings words={words} view={view} place={place} />
      ) : null}
      {view.startedAt === null ? null : (
        <ReportPart heading={t('time')}>
          <StageTimes steps={view.stages} totalMs={view.totalMs} elapsedMs={view.elapsedMs} />
        </ReportPart>
      )}
      {final ? (
        <ReportPart heading={t('board')}>
          <ReportPictureFigure picture={final} words={words} />
          <Counts view={view} />
        </ReportPart>
      ) : null}
      {along.length === 0 ? null : (
        <ReportPart heading={t('pictures')}>
          <div className="grid gap-4 sm:grid-cols-2 print:grid-cols-2">
            {along.map((picture) => (
              <ReportPictureFigure key={picture.at} picture={picture} words={words} />
            ))}
          </div>
        </ReportPart>
      )}
      <OtherPoints view={view} words={words} place={place} />
      {view.boardCards.length === 0 ? null : (
        <ReportPart heading={t('cards')}>
          <ReportCards cards={view.boardCards} left={view.boardCardsLeft} />
        </ReportPart>
      )}
      <ReportHints view={view} words={words} place={place} />
      <ReportFollowUps view={view} />
      <SharedNotes view={view} words={words} place={place} />
      <ReportInterviewRatings view={view} words={words} />
      <ReportVersions view={view} words={words} />
      {drawn.maker}
    </main>
  )
}

interface PartProps {
  view: ReportView
  words: ReportWords
  place: MomentsPlace
}

/** What those say who judged: in a sentence, in levels, in strengths and next steps. */
function Feedback({ view, words, place, pictures }: PartProps & { pictures: readonly ShownPicture[] }) {
  return (
    <>
      <div className="flex flex-col gap-3">
        {words.summary.map(({ text, by }) => (
          <p key={`${by} ${text}`} className="text-title wrap-anywhere whitespace-pre-line">
            <bdi>{text}</bdi>
            {by === null ? null : (
              <span className="block text-meta text-text2">
                <bdi>{by}</bdi>
              </span>
            )}
          </p>
        ))}
      </div>
      <Ratings words={words} view={view} place={place} />
      <ForemostPoints view={view} words={words} place={place} pictures={pictures} />
    </>
  )
}

/** The levels, with the moments that show each. */
function Ratings({ view, words, place }: PartProps) {
  const t = useTranslations('report')
  return (
    <ReportPart heading={t('scores')}>
      <RatingTable
        words={words.rubric}
        ratings={words.ratings}
        below={(id) => {
          const moments = scoreMoments(view.cards, id)
          return moments.length === 0 ? null : (
            <span className="flex flex-wrap gap-1 pt-1">
              {moments.map((moment) => (
                <MomentLink key={moment.at} place={place} moment={moment} />
              ))}
            </span>
          )
        }}
      />
    </ReportPart>
  )
}

/** A candidate's, before the release: what happens next. */
function Waiting({ view }: { view: ReportView }) {
  const t = useTranslations('report.waiting')
  const { role, hasRated, mayRate } = view.viewer
  const isCandidate = role === 'candidate'
  return (
    <Notice
      heading={t('heading')}
      action={
        isCandidate ? (
          <Button asChild variant={mayRate ? 'primary' : 'secondary'} size="large">
            <Link href={`/rooms/${view.roomId}/feedback`} prefetch={false}>
              {t(mayRate ? 'toRate' : 'toFeedback')}
            </Link>
          </Button>
        ) : null
      }
    >
      <p>{t(mayRate ? 'rate' : hasRated ? 'rated' : 'observer')}</p>
      <p>{t('facts')}</p>
    </Notice>
  )
}

/** Nobody has written anything. */
function NoCards({ view }: { view: ReportView }) {
  const t = useTranslations('report')
  const mayWrite = view.viewer.role === 'interviewer' && view.standing !== 'released'
  return (
    <Notice
      heading={t('noCards.heading', { kind: view.kind })}
      action={
        mayWrite ? (
          <Button asChild variant="primary" size="large">
            <Link href={`/rooms/${view.roomId}/feedback`} prefetch={false}>
              {t('toFeedback', { kind: view.kind })}
            </Link>
          </Button>
        ) : null
      }
    >
      <p>{t('noCards.body', { kind: view.kind })}</p>
    </Notice>
  )
}

function Notice({ heading, children, action }: { heading: string; children: ReactNode; action: ReactNode }) {
  return (
    <section className="flex flex-col gap-3 rounded-card border border-line bg-surface p-5 sm:p-6">
      <h2 className="text-title font-semibold">{heading}</h2>
      <div className="flex max-w-160 flex-col gap-2 text-label text-text2">{children}</div>
      {action === null ? null : <div className="flex pt-1 print:hidden">{action}</div>}
    </section>
  )
}

/** What is on the board, in figures. */
function Counts({ view: { counts, hints } }: { view: ReportView }) {
  const t = useTranslations('ending.counts')
  const figures = { ...counts, hints: hints.length }
  return (
    <dl className="grid grid-cols-4 gap-2 rounded-control bg-sunken px-3 py-2">
      {(['components', 'flows', 'cards', 'hints'] as const).map((what) => (
        <div key={what} className="flex min-w-0 flex-col-reverse">
          <dt className="truncate text-meta text-text2">{t(what)}</dt>
          <dd className="text-title font-semibold">{figures[what]}</dd>
        </div>
      ))}
    </dl>
  )
}
