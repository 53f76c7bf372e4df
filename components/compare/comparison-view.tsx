'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type Comparison, hasSameBoard } from '@/lib/compare/comparison'
import { countDifferences } from '@/lib/compare/differences'
import { BoardDifferencesList } from '@/components/compare/board-differences'
import { CardDifferencesList } from '@/components/compare/card-differences'
import { ScoreDots } from '@/components/compare/score-dots'
import { SessionHead } from '@/components/compare/session-head'
import { TimeBars } from '@/components/compare/time-bars'
import { useDrawnPictures } from '@/components/report/use-drawn-pictures'

/** Two sessions side by side, and what is different between them (V4). */
export function ComparisonView({
  comparison,
  licenseKey = null,
}: {
  comparison: Comparison
  licenseKey?: string | null
}) {
  const t = useTranslations('compare')
  const { a, b, board, cards } = comparison
  const drawnA = useDrawnPictures(a.roomId, [a.picture], licenseKey)
  const drawnB = useDrawnPictures(b.roomId, [b.picture], licenseKey)
  const [pictureA, pictureB] = [drawnA.pictures[0], drawnB.pictures[0]]
  const isSameDrawn = countDifferences(board.components) + countDifferences(board.flows) === 0
  const isSameWritten = Object.values(cards).every((one) => countDifferences(one) === 0)
  return (
    <div className="flex flex-col gap-10">
      <div className="flex min-w-0 flex-col gap-1">
        <h1 className="text-report font-semibold tracking-tight">{t('title')}</h1>
        <p className="text-label text-text2">{t('lead')}</p>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        {pictureA ? <SessionHead side="a" session={a} picture={pictureA} other={b.roomId} /> : null}
        {pictureB ? <SessionHead side="b" session={b} picture={pictureB} other={a.roomId} /> : null}
      </div>
      {hasSameBoard(comparison) ? (
        <p className="rounded-card border border-dashed border-line p-6 text-label text-text2">
          {t('sameBoards')}
        </p>
      ) : (
        <>
          <Part id="drawn" heading={t('drawn')}>
            {isSameDrawn ? (
              <p className="text-label text-text2">{t('sameDrawn')}</p>
            ) : (
              <BoardDifferencesList board={board} />
            )}
          </Part>
          <Part id="written" heading={t('written')}>
            {isSameWritten ? (
              <p className="text-label text-text2">{t('sameWritten')}</p>
            ) : (
              <CardDifferencesList cards={cards} />
            )}
            {a.cardsLeft + b.cardsLeft > 0 ? <p className="text-ui text-text2">{t('cardsLeft')}</p> : null}
          </Part>
        </>
      )}
      <Part id="scores" heading={t('scores')}>
        <ScoreDots comparison={comparison} />
      </Part>
      <Part id="times" heading={t('times')} lead={comparison.times.length > 0 ? t('timesLead') : null}>
        <TimeBars comparison={comparison} />
      </Part>
      {drawnA.maker}
      {pictureA?.state === 'drawing' ? null : drawnB.maker}
    </div>
  )
}

function Part({
  id,
  heading,
  lead = null,
  children,
}: {
  id: string
  heading: string
  lead?: string | null
  children: ReactNode
}) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 id={id} className="text-heading font-semibold">
          {heading}
        </h2>
        {lead === null ? null : <p className="text-label text-text2">{lead}</p>}
      </div>
      {children}
    </section>
  )
}
