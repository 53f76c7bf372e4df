'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type * as Y from 'yjs'
import { boardRecords } from '@/lib/board/doc'
import type { InterviewState } from '@/lib/interview/interview-state'
import { countBoard } from '@/lib/diagram/board-counts'
import { planTime, type StepTime } from '@/lib/stage/plan-time'

/** What came of an interview, in figures: the time of each stage against its plan, and what is on the board. */
export function Recap({ interview, doc }: { interview: InterviewState; doc: Y.Doc | null }) {
  const t = useTranslations('ending')
  const time = planTime(interview.clock, interview.endedAt ?? 0)
  const counts = useMemo(() => (doc ? countBoard(boardRecords(doc)) : null), [doc])
  const longestMs = Math.max(1, ...time.steps.map(({ spentMs, budgetMs }) => Math.max(spentMs, budgetMs)))
  return (
    <div className="flex flex-col gap-4">
      {interview.clock.at === null ? (
        <p className="text-ui text-text2">{t('notStarted')}</p>
      ) : (
        <div className="flex flex-col gap-1.5">
          <dl className="flex flex-col gap-1.5">
            {time.steps.map((step) => (
              <StageTime key={step.stage} step={step} longestMs={longestMs} />
            ))}
          </dl>
          <p className="text-meta text-text2">
            {t('whole', { minutes: minutesOf(time.elapsedMs), plan: minutesOf(time.totalMs) })}
          </p>
        </div>
      )}
      {counts ? (
        <dl className="grid grid-cols-4 gap-2 rounded-control bg-sunken px-3 py-2">
          {(
            [
              ['components', counts.components],
              ['flows', counts.flows],
              ['cards', counts.cards],
              ['hints', interview.hints.length],
            ] as const
          ).map(([what, count]) => (
            <div key={what} className="flex min-w-0 flex-col-reverse">
              <dt className="truncate text-meta text-text2">{t(`counts.${what}`)}</dt>
              <dd className="text-title font-semibold tabular-nums">{count}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {interview.recordingGoneAt === null ? (
        <p className="text-ui text-text2">{t(interview.recording === 'on' ? 'recorded' : 'notRecorded')}</p>
      ) : null}
    </div>
  )
}

/** A stage's bar: what was used of the plan, and what went beyond it. */
function StageTime({ step, longestMs }: { step: StepTime; longestMs: number }) {
  const t = useTranslations('ending')
  const stages = useTranslations('stages.short')
  const { stage, spentMs, budgetMs } = step
  const part = (ms: number) => `${(ms / longestMs) * 100}%`
  return (
    <div className="grid grid-cols-[88px_minmax(0,1fr)_auto] items-center gap-3">
      <dt className="truncate text-ui">{stages(stage)}</dt>
      <dd className="col-span-2 grid grid-cols-subgrid items-center">
        <span aria-hidden className="relative h-2 rounded-full">
          <span
            className="absolute inset-y-0 left-0 rounded-full bg-line"
            style={{ width: part(budgetMs) }}
          />
          <span
            className={`absolute inset-y-0 left-0 rounded-full ${spentMs > budgetMs ? 'bg-over' : 'bg-text3'}`}
            style={{ width: part(spentMs) }}
          />
        </span>
        <span className="text-meta whitespace-nowrap text-text2 tabular-nums">
          {t('used', { minutes: minutesOf(spentMs), plan: minutesOf(budgetMs) })}
        </span>
      </dd>
    </div>
  )
}

const minutesOf = (ms: number) => Math.round(ms / 60_000)
