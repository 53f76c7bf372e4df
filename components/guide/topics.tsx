'use client'

import { useTranslations } from 'next-intl'
import type { GuideView } from '@/lib/problem/guide-view'
import { Fold } from '@/components/guide/fold'
import { Points } from '@/components/guide/signals'

/** Where to go deep: the question, and what a good answer has. */
export function DeepDives({ deepDives }: Pick<GuideView, 'deepDives'>) {
  const t = useTranslations('guide')
  return (
    <Fold name="deep-dives" title={t('deepDives')} count={String(deepDives.length)}>
      <ul className="flex flex-col gap-3.5">
        {deepDives.map(({ id, topic, ask, listenFor }) => (
          <li key={id}>
            <h4 className="font-semibold">{topic}</h4>
            <p className="mt-0.5 mb-1.5 border-l-2 border-accent pl-2.5">{ask}</p>
            <Points lines={listenFor} />
          </li>
        ))}
      </ul>
    </Fold>
  )
}

/** What goes wrong, and what a good design does about it. */
export function Failures({ failures }: Pick<GuideView, 'failures'>) {
  const t = useTranslations('guide')
  return (
    <Fold name="failures" title={t('failures')} count={String(failures.length)}>
      <dl className="flex flex-col divide-y divide-line">
        {failures.map(({ id, issue, remedy }) => (
          <div key={id} className="py-2 first:pt-0">
            <dt className="font-semibold">{issue}</dt>
            <dd className="mt-0.5 text-text2">{remedy}</dd>
          </div>
        ))}
      </dl>
    </Fold>
  )
}

/** Questions to close with. */
export function Closing({ wrapUp }: Pick<GuideView, 'wrapUp'>) {
  const t = useTranslations('guide')
  return (
    <Fold name="closing" title={t('closing')} count={String(wrapUp.length)} isOpenAtFirst>
      <dl className="flex flex-col divide-y divide-line">
        {wrapUp.map(({ id, ask, listenFor }) => (
          <div key={id} className="py-2 first:pt-0">
            <dt className="font-semibold">{ask}</dt>
            <dd className="mt-0.5 text-text2">{listenFor}</dd>
          </div>
        ))}
      </dl>
    </Fold>
  )
}
