'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { Comparison } from '@/lib/compare/comparison'
import type { ComparedLevel } from '@/lib/compare/compare-scores'
import { rubricWords } from '@/lib/rubric/built-in-rubrics'
import { anchorLevels } from '@/lib/rubric/dimensions'
import { isLocale } from '@/lib/i18n/locale'
import { SideBadge } from '@/components/compare/side-badge'

/** The levels of both sessions, a line a dimension: what interviewers saw, and what was thought of oneself. */
export function ScoreDots({ comparison }: { comparison: Comparison }) {
  const t = useTranslations('compare')
  const { a, b, scores } = comparison
  const has = (which: 'given' | 'self') =>
    scores.some((row) => row[which].a !== null || row[which].b !== null)
  const shown = (['given', 'self'] as const).filter(has)
  return (
    <div className="flex flex-col gap-6">
      {(
        [
          ['a', a],
          ['b', b],
        ] as const
      ).map(([side, { standing }]) =>
        standing === 'waiting' ? (
          <p key={side} className="text-label text-text2">
            {t('waiting', { side: t(`sides.${side}`) })}
          </p>
        ) : null,
      )}
      {shown.length === 0 ? <p className="text-label text-text2">{t('noScores')}</p> : null}
      {shown.length > 0 && a.rubric !== b.rubric ? (
        <p className="text-label text-text2">{t('otherWords')}</p>
      ) : null}
      <div className="grid gap-8 lg:grid-cols-2">
        {shown.map((which) => (
          <Levels key={which} which={which} comparison={comparison} />
        ))}
      </div>
    </div>
  )
}

function Levels({ which, comparison }: { which: 'given' | 'self'; comparison: Comparison }) {
  const t = useTranslations('compare')
  const locale = useLocale()
  const words = rubricWords(comparison.b.rubric, isLocale(locale) ? locale : 'en')
  const most = (side: 'a' | 'b') =>
    Math.max(0, ...comparison.scores.map((row) => row[which][side]?.count ?? 0))
  return (
    <section className="flex min-w-0 flex-col gap-2">
      <h3 className="text-label font-semibold">{t(which)}</h3>
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {comparison.scores.map((row) => (
          <li
            key={row.dimension}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-2 py-2.5"
          >
            <span className="text-label">{words.dimensions[row.dimension].name}</span>
            <Change level={row[which]} />
            <Track level={row[which]} />
          </li>
        ))}
      </ul>
      {which === 'given' ? (
        <p className="text-meta text-text3">{t('meanOf', { a: most('a'), b: most('b') })}</p>
      ) : null}
    </section>
  )
}

/** A line from 1 to 4 with a dot for each session. */
function Track({ level: { a, b } }: { level: ComparedLevel }) {
  const placeOf = (mean: number) => `${((mean - 1) / 3) * 100}%`
  return (
    <span aria-hidden className="relative col-span-2 mx-2.5 h-5">
      <span className="absolute inset-x-0 top-1/2 border-t border-line" />
      {anchorLevels.map((level) => (
        <span
          key={level}
          className="absolute top-1/2 size-1.5 -translate-1/2 rounded-full bg-line"
          style={{ left: placeOf(level) }}
        />
      ))}
      {a && b ? (
        <span
          className="absolute top-1/2 h-0.5 -translate-y-1/2 bg-text3"
          style={{
            left: placeOf(Math.min(a.mean, b.mean)),
            right: `${100 - ((Math.max(a.mean, b.mean) - 1) / 3) * 100}%`,
          }}
        />
      ) : null}
      {a ? <Dot side="a" at={placeOf(a.mean)} isShared={a.mean === b?.mean} /> : null}
      {b ? <Dot side="b" at={placeOf(b.mean)} isShared={a?.mean === b.mean} /> : null}
    </span>
  )
}

/** Two at one place stand beside each other. */
function Dot({ side, at, isShared }: { side: 'a' | 'b'; at: string; isShared: boolean }) {
  const shift = !isShared ? '-translate-x-1/2' : side === 'a' ? '-translate-x-[90%]' : '-translate-x-[10%]'
  return (
    <span className={`absolute top-0 ${shift}`} style={{ left: at }}>
      <SideBadge side={side} />
    </span>
  )
}

/** Both levels in figures, and what is between them. */
function Change({ level: { a, b, change } }: { level: ComparedLevel }) {
  const t = useTranslations('compare')
  const format = useFormatter()
  const figure = (mean: number) => format.number(mean, { maximumFractionDigits: 1 })
  const said = (side: 'a' | 'b', mean: number | undefined) =>
    mean === undefined
      ? t('notSeen', { side: t(`sides.${side}`) })
      : t('levelOf', { side: t(`sides.${side}`), level: figure(mean) })
  return (
    <span className="flex items-center gap-2 text-ui text-text2">
      <span aria-hidden>
        {t('levels', { a: a ? figure(a.mean) : t('none'), b: b ? figure(b.mean) : t('none') })}
      </span>
      <span className="sr-only">{t('bothLevels', { a: said('a', a?.mean), b: said('b', b?.mean) })}</span>
      {change === null || change === 0 ? null : (
        <span className="font-semibold text-text">
          {format.number(change, { maximumFractionDigits: 1, signDisplay: 'exceptZero' })}
        </span>
      )}
    </span>
  )
}
