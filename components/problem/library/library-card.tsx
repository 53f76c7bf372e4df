import Link from 'next/link'
import type { ProblemCard } from '@/lib/problem/brief'
import type { Practised } from '@/lib/problem/library'
import { PracticeLine } from '@/components/problem/library/practice-line'
import { ProblemOrigin, ProblemText } from '@/components/problem/library/problem-origin'
import { ProblemFacts } from '@/components/problem/problem-facts'

/** A problem in the list; all of it leads to the problem. */
export function LibraryCard({ problem, practised }: { problem: ProblemCard; practised: Practised }) {
  const { id, title, line, own } = problem
  return (
    <article className="relative flex min-w-0 grow flex-col gap-2 rounded-card border border-line bg-surface p-5 transition-colors duration-120 focus-within:border-input hover:border-input">
      <h3 className="text-title font-semibold">
        <Link
          href={`/problems/${id}`}
          prefetch={false}
          className="rounded-chip after:absolute after:inset-0 after:rounded-card"
        >
          <ProblemText own={own}>{title}</ProblemText>
        </Link>
      </h3>
      <p className="grow pb-2 text-label text-text2">
        <ProblemText own={own}>{line}</ProblemText>
      </p>
      <ProblemOrigin own={own} />
      <ProblemFacts {...problem} />
      <PracticeLine practised={practised} />
    </article>
  )
}
