import { useTranslations } from 'next-intl'
import type { StageId } from '@/lib/stage/stages'
import type { ProblemWords } from '@/lib/problem/words'
import { PackPart, Points } from '@/components/problem/pack/pack-section'

/** What to say next in a stage, and what to listen for: the two things that are needed at a glance. */
export function StageGuide({ stage, words }: { stage: StageId; words: ProblemWords }) {
  const t = useTranslations('problems.pack')
  const { say, listenFor } = words.stages[stage]
  return (
    <>
      <PackPart title={t('say')} isEmpty={say.length === 0}>
        <ul className="flex flex-col gap-2">
          {say.map((line, at) => (
            <li key={at} className="border-l-2 border-accent pl-3.5 text-title print:break-inside-avoid">
              {line}
            </li>
          ))}
        </ul>
      </PackPart>
      <PackPart title={t('listenFor')} isEmpty={listenFor.length === 0}>
        <Points lines={listenFor} />
      </PackPart>
    </>
  )
}

const levels = ['nudge', 'pointer', 'nearAnswer'] as const

/** The hint ladder of a stage, from the least to the most. */
export function HintLadder({ stage, words }: { stage: StageId; words: ProblemWords }) {
  const t = useTranslations('problems.pack')
  const there = levels.filter((level) => words.hints[stage][level] !== '')
  return (
    <PackPart title={t('hints')} note={t('hintsNote')} isEmpty={there.length === 0}>
      <dl className="flex flex-col divide-y divide-line rounded-card border border-line bg-surface">
        {there.map((level) => (
          <div
            key={level}
            className="grid gap-x-4 gap-y-0.5 px-4 py-3 sm:grid-cols-[112px_1fr] print:break-inside-avoid"
          >
            <dt className="text-ui font-semibold text-text2">{t(level)}</dt>
            <dd className="text-label">{words.hints[stage][level]}</dd>
          </div>
        ))}
      </dl>
    </PackPart>
  )
}
