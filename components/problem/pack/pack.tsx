import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ProblemCard } from '@/lib/problem/brief'
import type { WorkedRow } from '@/lib/problem/worked-estimate'
import { filledChapters, type PackContent } from '@/components/problem/pack/filled-chapters'
import { PackChapters } from '@/components/problem/pack/pack-chapters'
import { PackContents } from '@/components/problem/pack/pack-contents'
import { PrintButton } from '@/components/problem/pack/print-button'
import { ProblemText } from '@/components/problem/library/problem-origin'
import { InterviewersOnly } from '@/components/problem/interviewers-only'
import { ProblemFacts } from '@/components/problem/problem-facts'

interface PackProps {
  content: PackContent
  estimate: readonly WorkedRow[]
  /** Of one that somebody here has written. */
  own: ProblemCard['own']
  /** Whether this reader finds the page of the problem: one that is not shared any more has none for them. */
  hasPage: boolean
  /** What this reader may make of the problem. */
  actions: ReactNode
}

/** Everything an interviewer needs to give a problem, in the order of an interview (P1). */
export function Pack({ content, estimate, own, hasPage, actions }: PackProps) {
  const t = useTranslations('problems.pack')
  const around = useTranslations('problems')
  const { structure, words } = content
  return (
    <main className="mx-auto grid w-full max-w-300 grow content-start gap-x-12 gap-y-6 px-4 pt-4 pb-24 sm:px-8 lg:grid-cols-[200px_minmax(0,760px)] lg:pt-8 print:block print:max-w-none">
      <header className="flex flex-col gap-3 lg:col-start-2 print:pb-8">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <Link
            href={hasPage ? `/problems/${structure.id}` : '/problems'}
            className="hit-44 -ml-1 flex items-center gap-1 rounded-chip text-ui text-text2 hover:text-text print:hidden"
          >
            <ChevronLeft aria-hidden size={16} />
            {hasPage ? t('back') : around('library')}
          </Link>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <InterviewersOnly />
            {actions}
            <PrintButton label={t('print')} />
          </div>
        </div>
        <h1 className="text-report font-semibold tracking-tight wrap-anywhere">
          <ProblemText own={own}>{words.title}</ProblemText>
        </h1>
        <ProblemFacts {...structure} />
      </header>
      <PackContents chapters={filledChapters(content)} />
      <div className="flex min-w-0 flex-col gap-12 lg:col-start-2" lang={own?.language}>
        <PackChapters content={content} estimate={estimate} />
      </div>
    </main>
  )
}
