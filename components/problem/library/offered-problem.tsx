'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ProblemCard } from '@/lib/problem/brief'
import type { Practised } from '@/lib/problem/library'
import { PracticeLine } from '@/components/problem/library/practice-line'
import { ProblemOrigin, ProblemText } from '@/components/problem/library/problem-origin'
import { interviewPath } from '@/components/problem/problem-requests'
import { ProblemFacts } from '@/components/problem/problem-facts'
import { Button } from '@/components/ui/button'

/** One problem that is put to its reader, and why. */
export function OfferedProblem({
  problem,
  practised,
  reason,
  passing = null,
}: {
  problem: ProblemCard
  practised: Practised
  reason?: string | undefined
  /** What lies over the title for a moment. */
  passing?: ReactNode
}) {
  const { id, title, line, own } = problem
  return (
    <div className="flex grow flex-col gap-2">
      <h3 className="relative text-title font-semibold">
        <Link href={`/problems/${id}`} prefetch={false} className="hit-44 rounded-chip hover:underline">
          <ProblemText own={own}>{title}</ProblemText>
        </Link>
        {passing}
      </h3>
      {reason === undefined ? null : <p className="text-label font-semibold text-text2">{reason}</p>}
      <p className="grow pb-1 text-label text-text2">
        <ProblemText own={own}>{line}</ProblemText>
      </p>
      <ProblemOrigin own={own} />
      <ProblemFacts {...problem} />
      <PracticeLine practised={practised} />
    </div>
  )
}

/** What can be done with a problem: practise it, or interview somebody with it. */
export function WaysOn({ problem: { id, title } }: { problem: ProblemCard }) {
  const t = useTranslations('library')
  return (
    <>
      <Button asChild size="large">
        <Link
          href={`/new?problem=${id}&kind=practice`}
          prefetch={false}
          aria-label={`${t('practise')}: ${title}`}
        >
          {t('practise')}
        </Link>
      </Button>
      <Button asChild size="large">
        <Link href={interviewPath(id)} prefetch={false} aria-label={`${t('interview')}: ${title}`}>
          {t('interview')}
        </Link>
      </Button>
    </>
  )
}
