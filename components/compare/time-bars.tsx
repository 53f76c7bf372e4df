'use client'

import { useTranslations } from 'next-intl'
import type { Comparison } from '@/lib/compare/comparison'
import { minutesUsedOf } from '@/lib/stage/minutes-used'
import type { StageTime } from '@/lib/compare/compare-times'
import { SideBadge } from '@/components/compare/side-badge'

const minutesOf = (ms: number) => Math.round(ms / 60_000)

/** What each stage took in both sessions, as pairs of bars with the plan as a line. */
export function TimeBars({ comparison: { times, a, b } }: { comparison: Comparison }) {
  const t = useTranslations('compare')
  const stages = useTranslations('stages.title')
  const all = times.flatMap((row) => [row.a, row.b].filter((time) => time !== null))
  const longestMs = Math.max(1, ...all.flatMap(({ spentMs, budgetMs }) => [spentMs, budgetMs]))
  if (times.length === 0) return <p className="text-label text-text2">{t('noClock')}</p>
  return (
    <div className="flex flex-col gap-4">
      <dl className="flex flex-col gap-4">
        {times.map((row) => (
          <div key={row.stage} className="grid gap-x-4 gap-y-1.5 sm:grid-cols-[160px_minmax(0,1fr)]">
            <dt className="text-label font-semibold">{stages(row.stage)}</dt>
            <Bar side="a" time={row.a} longestMs={longestMs} />
            <Bar side="b" time={row.b} longestMs={longestMs} />
          </div>
        ))}
      </dl>
      <dl className="grid gap-x-4 gap-y-1.5 border-t border-line pt-3 sm:grid-cols-[160px_minmax(0,1fr)]">
        <dt className="text-label font-semibold">{t('whole')}</dt>
        {(
          [
            ['a', a],
            ['b', b],
          ] as const
        ).map(([side, { elapsedMs, totalMs }]) => (
          <dd key={side} className="flex items-center gap-2 text-ui text-text2 sm:col-start-2">
            <SideBadge side={side} />
            <span className="sr-only">{t(`sides.${side}`)}</span>
            {t('minutes', { spent: minutesUsedOf(elapsedMs), planned: minutesOf(totalMs) })}
          </dd>
        ))}
      </dl>
    </div>
  )
}

function Bar({ side, time, longestMs }: { side: 'a' | 'b'; time: StageTime | null; longestMs: number }) {
  const t = useTranslations('compare')
  const part = (ms: number) => `${(ms / longestMs) * 100}%`
  return (
    <dd className="grid grid-cols-[auto_minmax(0,1fr)_112px] items-center gap-2 sm:col-start-2">
      <SideBadge side={side} />
      <span aria-hidden className="relative h-3">
        {time ? (
          <>
            <span
              className={`absolute inset-y-0 left-0 rounded-full ${side === 'a' ? 'bg-text3' : 'bg-accent'}`}
              style={{ width: part(time.spentMs) }}
            />
            <span
              className="absolute -inset-y-1 w-0.5 -translate-x-1/2 bg-text shadow-[0_0_0_1px_var(--surface)]"
              style={{ left: part(time.budgetMs) }}
            />
          </>
        ) : null}
      </span>
      <span className="text-meta text-text2">
        <span className="sr-only">{t(`sides.${side}`)} </span>
        {time
          ? t('minutes', { spent: minutesUsedOf(time.spentMs), planned: minutesOf(time.budgetMs) })
          : t('notPlanned')}
      </span>
    </dd>
  )
}
