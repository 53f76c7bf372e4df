'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { AgainLink, MomentLink, type MomentsPlace } from '@/components/report/moment-link'
import type { ShownPicture } from '@/components/report/use-drawn-pictures'
import { pointsOf, type ReportPoint } from '@/lib/report/strengths'
import type { ReportView } from '@/lib/report/report'
import type { ReportWords } from '@/lib/report/words'
import type { PointKind } from '@/lib/rubric/feedback'

interface PointsProps {
  view: ReportView
  words: ReportWords
  place: MomentsPlace
}

/** The three strengths and the three next steps that come first, side by side. */
export function ForemostPoints({
  view,
  words,
  place,
  pictures,
}: PointsProps & { pictures: readonly ShownPicture[] }) {
  const t = useTranslations('report')
  const { first: strengths } = pointsOf(view.cards, 'strength')
  const { first: nextSteps } = pointsOf(view.cards, 'next_step')
  return (
    <div className="grid gap-x-8 gap-y-8 sm:grid-cols-2 print:grid-cols-2">
      <Points heading={t('strengths')} kind="strength" points={strengths} {...{ words, place, pictures }}>
        {t('noStrengths')}
      </Points>
      <Points heading={t('nextSteps')} kind="next_step" points={nextSteps} {...{ words, place, pictures }}>
        {t('noNextSteps')}
      </Points>
    </div>
  )
}

/** All others; nothing where there are none. */
export function OtherPoints({ view, words, place }: PointsProps) {
  const t = useTranslations('report')
  const { rest: strengths } = pointsOf(view.cards, 'strength')
  const { rest: nextSteps } = pointsOf(view.cards, 'next_step')
  if (strengths.length + nextSteps.length === 0) return null
  return (
    <div className="grid gap-x-8 gap-y-8 sm:grid-cols-2 print:grid-cols-2">
      {strengths.length === 0 ? null : (
        <Points heading={t('moreStrengths')} kind="strength" points={strengths} {...{ words, place }} />
      )}
      {nextSteps.length === 0 ? null : (
        <Points heading={t('moreNextSteps')} kind="next_step" points={nextSteps} {...{ words, place }} />
      )}
    </div>
  )
}

function Points({
  heading,
  kind,
  points,
  words,
  place,
  pictures = [],
  children,
}: {
  heading: string
  kind: PointKind
  points: readonly ReportPoint[]
  words: ReportWords
  place: MomentsPlace
  /** The board at their moments. */
  pictures?: readonly ShownPicture[]
  /** What stands there instead of points. */
  children?: ReactNode
}) {
  return (
    <section className="flex min-w-0 flex-col gap-3">
      <h2 className="text-title font-semibold">{heading}</h2>
      {points.length === 0 ? (
        <p className="text-label text-text2">{children}</p>
      ) : (
        <ul className="flex flex-col gap-4">
          {points.map((point) => (
            <li
              key={`${point.by} ${point.id}`}
              className={`flex gap-3 border-l-2 pl-3 print:break-inside-avoid ${
                kind === 'strength' ? 'border-ok' : 'border-accent'
              }`}
            >
              <div className="flex min-w-0 grow flex-col gap-1.5">
                <p className="text-label wrap-anywhere whitespace-pre-line">
                  <bdi>{point.text}</bdi>
                </p>
                <PointFoot point={point} words={words} place={place} />
              </div>
              <PointPicture
                picture={pictures.find(({ at }) => at === point.moment?.at)}
                {...{ words, place }}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What a point is about, whose it is, and when it was to be seen. */
function PointFoot({ point, words, place }: { point: ReportPoint; words: ReportWords; place: MomentsPlace }) {
  const t = useTranslations('report')
  const { moment, dimension, by } = point
  if (!moment && !dimension && !words.hasSeveral) return null
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-meta text-text2">
      {dimension ? <span>{words.dimension(dimension)}</span> : null}
      {words.hasSeveral ? (
        <span>{t.rich('by', { name: words.name(by), bdi: (name) => <bdi>{name}</bdi> })}</span>
      ) : null}
      {moment ? <MomentLink place={place} moment={moment} /> : null}
      {moment ? <AgainLink place={place} moment={moment} /> : null}
    </div>
  )
}

/** The board as it was then, in small; the way to it is the time beside it. */
function PointPicture({
  picture,
  words,
  place,
}: {
  picture: ShownPicture | undefined
  words: ReportWords
  place: MomentsPlace
}) {
  if (!picture || picture.state === 'empty' || picture.state === 'failed') return null
  const { url, at } = picture
  return (
    <Link
      href={`/rooms/${place.roomId}/replay?at=${at}`}
      prefetch={false}
      tabIndex={-1}
      aria-hidden
      title={words.picture(picture)}
      className="block h-17 w-28 shrink-0 overflow-hidden rounded-control border border-line bg-white"
    >
      {picture.state === 'there' && url !== null ? (
        <img src={smallOf(url)} alt="" className="size-full object-contain" />
      ) : (
        <span className="block size-full animate-pulse bg-sunken" />
      )}
    </Link>
  )
}

/** What the server keeps it has in small, too; what this page has drawn is as it is. */
const smallOf = (url: string) => (url.startsWith('/') ? `${url}?size=small` : url)
