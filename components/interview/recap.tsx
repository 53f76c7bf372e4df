'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type * as Y from 'yjs'
import { StageTimes } from '@/components/stage/stage-times'
import { boardRecords } from '@/lib/board/doc'
import type { InterviewState } from '@/lib/interview/interview-state'
import { countBoard } from '@/lib/diagram/board-counts'
import { planTime } from '@/lib/stage/plan-time'

/** What came of an interview, in figures: the time of each stage against its plan, and what is on the board. */
export function Recap({ interview, doc }: { interview: InterviewState; doc: Y.Doc | null }) {
  const t = useTranslations('ending')
  const time = planTime(interview.clock, interview.endedAt ?? 0)
  const counts = useMemo(() => (doc ? countBoard(boardRecords(doc)) : null), [doc])
  return (
    <div className="flex flex-col gap-4">
      {interview.clock.at === null ? (
        <p className="text-ui text-text2">{t('notStarted')}</p>
      ) : (
        <StageTimes {...time} />
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
