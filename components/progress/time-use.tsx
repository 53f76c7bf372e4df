'use client'

import dynamic from 'next/dynamic'
import { useFormatter, useTranslations } from 'next-intl'
import type { StageUse } from '@/lib/progress/progress'

const TimeChart = dynamic(() => import('@/components/progress/time-chart'), {
  ssr: false,
  loading: () => <div aria-hidden className="h-52 animate-breathe" />,
})

/** How much of the planned time each stage took. */
export function TimeUse({ stages }: { stages: readonly StageUse[] }) {
  const t = useTranslations('progress')
  const names = useTranslations('stages.title')
  const format = useFormatter()
  if (stages.length === 0) return <p className="text-label text-text2">{t('timeNone')}</p>
  const said = stages.filter(({ share }) => share.value !== null)
  return (
    <div className="flex flex-col gap-4">
      {said.length === 0 ? null : (
        <div role="img" aria-label={t('timeChart')}>
          <TimeChart stages={said} />
        </div>
      )}
      <dl className="flex flex-col divide-y divide-line border-y border-line">
        {stages.map(({ stage, share, over }) => (
          <div key={stage} className="grid gap-x-4 py-2.5 sm:grid-cols-[200px_minmax(0,1fr)]">
            <dt className="text-label font-semibold">{names(stage)}</dt>
            <dd className="text-ui text-text2">
              {share.value === null
                ? t('timeMore', { n: share.n, over, more: share.more })
                : t('timeShare', {
                    percent: format.number(share.value, { style: 'percent' }),
                    n: share.n,
                    over,
                  })}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
