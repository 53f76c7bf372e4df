'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Dices } from 'lucide-react'
import type { ProblemCard } from '@/lib/problem/brief'
import { pickAtRandom, type PractisedProblems, practisedOf } from '@/lib/problem/library'
import { OfferedProblem, WaysOn } from '@/components/problem/library/offered-problem'
import { Button } from '@/components/ui/button'

/** So many other titles go by before the one that was picked. */
const passingMost = 5

interface Pick {
  problem: ProblemCard
  /** What goes by before it, as if it was drawn. */
  passing: readonly ProblemCard[]
  /** Which draw it is, from 1. */
  draw: number
}

/** A problem by chance, of those the list shows. */
export function Surprise({
  problems,
  practised,
}: {
  problems: readonly ProblemCard[]
  practised: PractisedProblems
}) {
  const t = useTranslations('library')
  const [pick, setPick] = useState<Pick | null>(null)

  function draw() {
    const problem = pickAtRandom(problems, practised, Math.random, pick?.problem.id ?? null)
    if (!problem) return
    const passing = Array.from({ length: passingMost }, () =>
      pickAtRandom(problems, {}, Math.random, problem.id),
    )
    setPick({ problem, passing: passing.flatMap((one) => one ?? []), draw: (pick?.draw ?? 0) + 1 })
  }

  return (
    <section
      aria-labelledby="surprise"
      className="flex min-w-0 flex-col gap-4 rounded-card border border-line bg-surface p-5"
    >
      <h2 id="surprise" className="flex items-center gap-2 text-label font-semibold text-text2">
        <Dices aria-hidden size={18} />
        {t('surpriseHeading')}
      </h2>
      <p role="status" className="sr-only">
        {pick ? t('picked', { title: pick.problem.title }) : ''}
      </p>
      {pick ? (
        <OfferedProblem
          problem={pick.problem}
          practised={practisedOf(practised, pick.problem.id)}
          passing={<Passing key={pick.draw} pick={pick} />}
        />
      ) : (
        <p className="grow text-label text-text2">{t('surpriseLead')}</p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" size="large" disabled={problems.length === 0} onClick={draw}>
          <Dices aria-hidden size={18} />
          {t(pick ? 'another' : 'surprise')}
        </Button>
        {pick ? <WaysOn problem={pick.problem} /> : null}
      </div>
    </section>
  )
}

/** Titles that run by over the one that was picked, and are gone: only to be seen, and not by whoever wants less motion. */
function Passing({ pick: { problem, passing } }: { pick: Pick }) {
  return (
    <span
      aria-hidden
      className="pointer-events-none invisible absolute inset-x-0 top-0 block h-6 animate-passing overflow-hidden bg-surface motion-reduce:hidden"
    >
      <span className="block animate-reel">
        {[...passing, problem].map(({ title }, at) => (
          <span key={at} className="block truncate">
            {title}
          </span>
        ))}
      </span>
    </span>
  )
}
