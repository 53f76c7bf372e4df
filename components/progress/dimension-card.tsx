'use client'

import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import type { DimensionProgress, Figure, ProgressPoint, Trend } from '@/lib/progress/progress'
import { chartHeight } from '@/components/progress/chart-height'
import { RoomTime } from '@/components/sessions/room-time'

// Recharts is large: only whoever has something to be drawn gets it.
const LevelChart = dynamic(() => import('@/components/progress/level-chart'), {
  ssr: false,
  loading: () => <div aria-hidden className="animate-breathe" style={{ height: chartHeight }} />,
})

/** One dimension over time: its chart, what can be said of it, and its figures in a table. */
export function DimensionCard({ progress, name }: { progress: DimensionProgress; name: string }) {
  const t = useTranslations('progress')
  const { dimension, points, given, self, gap } = progress
  return (
    <section
      aria-labelledby={`dimension-${dimension}`}
      className="flex min-w-0 flex-col gap-3 rounded-card border border-line bg-surface p-4"
    >
      <h3 id={`dimension-${dimension}`} className="text-label font-semibold">
        {name}
      </h3>
      {points.length === 0 ? (
        <p className="text-label text-text2">{t('noLevels')}</p>
      ) : (
        <>
          <div role="img" aria-label={t('chartOf', { name, n: points.length })}>
            <LevelChart points={points} />
          </div>
          <ul className="flex flex-col gap-1 text-ui text-text2">
            <li>
              <TrendWords figure={given} said="trendGiven" more="moreGiven" />
            </li>
            <li>
              <TrendWords figure={self} said="trendSelf" more="moreSelf" />
            </li>
            <li>
              <GapWords gap={gap} />
            </li>
          </ul>
          <LevelTable points={points} name={name} />
        </>
      )}
    </section>
  )
}

interface TrendWordsProps {
  figure: Figure<Trend>
  said: 'trendGiven' | 'trendSelf'
  more: 'moreGiven' | 'moreSelf'
}

function TrendWords({ figure, said, more }: TrendWordsProps) {
  const t = useTranslations('progress')
  const format = useFormatter()
  const { n, value } = figure
  if (value === null) return t(more, { n, more: figure.more })
  const change = format.number(Math.abs(value.change), { maximumFractionDigits: 1 })
  return t(said, { n, direction: value.direction, change })
}

function GapWords({ gap }: { gap: Figure<number> }) {
  const t = useTranslations('progress')
  const format = useFormatter()
  if (gap.value === null) return t('moreGap', { n: gap.n, more: gap.more })
  const change = format.number(Math.abs(gap.value), { maximumFractionDigits: 1 })
  const direction = change === '0' ? 'level' : gap.value > 0 ? 'up' : 'down'
  return t('gap', { n: gap.n, direction, change })
}

function LevelTable({ points, name }: { points: readonly ProgressPoint[]; name: string }) {
  const t = useTranslations('progress')
  const format = useFormatter()
  const given = ({ given: level, givenBy }: ProgressPoint) => {
    if (level === null) return t('none')
    const shown = format.number(level, { maximumFractionDigits: 1 })
    return givenBy > 1 ? t('levelOfMany', { level: shown, n: givenBy }) : t('level', { level: shown })
  }
  return (
    <details className="text-ui">
      <summary className="flex min-h-11 cursor-pointer items-center rounded-chip font-semibold text-text2">
        {t('table')}
      </summary>
      <div className="overflow-x-auto">
        <table className="w-full border-collapse">
          <caption className="sr-only">{name}</caption>
          <thead>
            <tr className="text-left text-meta text-text3">
              {(['session', 'date', 'given', 'self'] as const).map((column) => (
                <th key={column} scope="col" className="py-1 pr-3 font-normal">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.roomId} className="border-t border-line align-top">
                <th scope="row" className="py-2 pr-3 text-left font-normal wrap-anywhere">
                  <Link
                    href={`/rooms/${point.roomId}/report`}
                    prefetch={false}
                    className="hit-44 rounded-chip underline underline-offset-2"
                  >
                    <bdi>{point.title}</bdi>
                  </Link>
                  {point.isPractice ? (
                    <span className="block text-meta text-text3">{t('practice')}</span>
                  ) : null}
                </th>
                <td className="py-2 pr-3 whitespace-nowrap">
                  <RoomTime at={point.at} />
                </td>
                <td className="py-2 pr-3">{given(point)}</td>
                <td className="py-2">
                  {point.self === null ? t('none') : t('level', { level: String(point.self) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
