import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ProblemCard } from '@/lib/problem/brief'
import { ProblemFacts } from '@/components/problem/problem-facts'

const steps = ['choose', 'brief', 'pack'] as const

/** Every problem as a card, under a word on how an interview with one goes. */
export function ProblemLibrary({ problems }: { problems: readonly ProblemCard[] }) {
  const t = useTranslations('problems')
  return (
    <div className="flex flex-col gap-10">
      <div className="flex max-w-180 flex-col gap-3">
        <h1 className="text-report font-semibold tracking-tight">{t('title')}</h1>
        <p className="text-title text-text2">{t('lead')}</p>
      </div>
      <ol className="grid gap-x-8 gap-y-4 border-y border-line py-5 sm:grid-cols-3">
        {steps.map((step, at) => (
          <li key={step} className="flex gap-3 text-label text-text2">
            <span
              aria-hidden
              className="grid size-6 shrink-0 place-items-center rounded-full bg-sunken text-meta font-semibold text-text"
            >
              {at + 1}
            </span>
            <p className="pt-0.5">{t(`steps.${step}`)}</p>
          </li>
        ))}
      </ol>
      <ul
        aria-label={t('library')}
        className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,320px),1fr))] gap-4"
      >
        {problems.map((problem) => (
          <li key={problem.id} className="flex">
            <LibraryCard problem={problem} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function LibraryCard({ problem }: { problem: ProblemCard }) {
  return (
    <article className="relative flex grow flex-col gap-2 rounded-card border border-line bg-surface p-5 transition-colors duration-120 focus-within:border-input hover:border-input">
      <h2 className="text-title font-semibold">
        <Link
          href={`/problems/${problem.id}`}
          className="rounded-chip after:absolute after:inset-0 after:rounded-card"
        >
          {problem.title}
        </Link>
      </h2>
      <p className="grow pb-2 text-label text-text2">{problem.line}</p>
      <ProblemFacts {...problem} />
    </article>
  )
}
