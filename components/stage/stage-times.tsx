import { useTranslations } from 'next-intl'
import { minutesUsedOf } from '@/lib/stage/minutes-used'
import type { StepTime } from '@/lib/stage/plan-time'

type Used = Pick<StepTime, 'stage' | 'budgetMs' | 'spentMs'>

/** What was used of the time of each stage, and what went beyond it. */
export function StageTimes({
  steps,
  totalMs,
  elapsedMs,
}: {
  steps: readonly Used[]
  totalMs: number
  elapsedMs: number
}) {
  const t = useTranslations('ending')
  const longestMs = Math.max(1, ...steps.map(({ spentMs, budgetMs }) => Math.max(spentMs, budgetMs)))
  return (
    <div className="flex flex-col gap-1.5">
      <dl className="flex flex-col gap-1.5">
        {steps.map((step) => (
          <StageTime key={step.stage} step={step} longestMs={longestMs} />
        ))}
      </dl>
      <p className="text-meta text-text2">
        {t('whole', { minutes: minutesUsedOf(elapsedMs), plan: minutesOf(totalMs) })}
      </p>
    </div>
  )
}

/** A stage's bar: what was used of the plan, and what went beyond it. */
function StageTime({ step, longestMs }: { step: Used; longestMs: number }) {
  const t = useTranslations('ending')
  const stages = useTranslations('stages.short')
  const { stage, spentMs, budgetMs } = step
  const part = (ms: number) => `${(ms / longestMs) * 100}%`
  return (
    <div className="grid grid-cols-[88px_minmax(0,1fr)_auto] items-center gap-3 print:[print-color-adjust:exact]">
      <dt className="truncate text-ui">{stages(stage)}</dt>
      <dd className="col-span-2 grid grid-cols-subgrid items-center">
        <span aria-hidden className="relative h-2 rounded-full">
          <span
            className="absolute inset-y-0 left-0 rounded-full bg-line"
            style={{ width: part(budgetMs) }}
          />
          <span
            className={`absolute inset-y-0 left-0 rounded-full ${minutesOf(spentMs) > minutesOf(budgetMs) ? 'bg-over' : 'bg-text3'}`}
            style={{ width: part(spentMs) }}
          />
        </span>
        <span className="text-meta whitespace-nowrap text-text2 tabular-nums">
          {t('used', { minutes: minutesUsedOf(spentMs), plan: minutesOf(budgetMs) })}
        </span>
      </dd>
    </div>
  )
}

const minutesOf = (ms: number) => Math.round(ms / 60_000)
