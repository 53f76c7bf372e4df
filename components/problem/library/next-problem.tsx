'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Compass } from 'lucide-react'
import type { ProblemCard } from '@/lib/problem/brief'
import { type PractisedProblems, practisedOf, type Suggested } from '@/lib/problem/library'
import { OfferedProblem, WaysOn } from '@/components/problem/library/offered-problem'

/** The problem that is suggested next, and why this one. */
export function NextProblem({
  next: { card, reason },
  practised,
}: {
  next: Suggested<ProblemCard>
  practised: PractisedProblems
}) {
  const t = useTranslations('library')
  const format = useFormatter()
  const why =
    reason.kind === 'again'
      ? t('reasons.again', { level: format.number(reason.level, { maximumFractionDigits: 1 }) })
      : t(`reasons.${reason.kind}`)
  return (
    <section
      aria-labelledby="next-problem"
      className="flex min-w-0 flex-col gap-4 rounded-card border border-line bg-surface p-5"
    >
      <h2 id="next-problem" className="flex items-center gap-2 text-label font-semibold text-text2">
        <Compass aria-hidden size={18} />
        {t('next')}
      </h2>
      <OfferedProblem problem={card} practised={practisedOf(practised, card.id)} reason={why} />
      <div className="flex flex-wrap gap-2">
        <WaysOn problem={card} />
      </div>
    </section>
  )
}
