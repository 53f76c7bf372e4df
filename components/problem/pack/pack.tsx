import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ChevronLeft } from 'lucide-react'
import { levels } from '@/lib/levels'
import type { ProblemStructure } from '@/lib/problem/structure'
import type { ProblemWords } from '@/lib/problem/words'
import type { WorkedRow } from '@/lib/problem/worked-estimate'
import { DeepDiveChapter } from '@/components/problem/pack/deep-dive-chapter'
import { HighLevelChapter } from '@/components/problem/pack/high-level-chapter'
import { PackContents } from '@/components/problem/pack/pack-contents'
import { PackChapter, PackPart } from '@/components/problem/pack/pack-section'
import { PrintButton } from '@/components/problem/pack/print-button'
import { ScopeChapter } from '@/components/problem/pack/scope-chapter'
import { WrapUpChapter } from '@/components/problem/pack/wrap-up-chapter'
import { InterviewersOnly } from '@/components/problem/interviewers-only'
import { ProblemFacts } from '@/components/problem/problem-facts'
import { SourceName } from '@/components/problem/source-name'

interface PackProps {
  structure: ProblemStructure
  words: ProblemWords
  estimate: readonly WorkedRow[]
}

/** Everything an interviewer needs to give a problem, in the order of an interview (P1). Rendered on the server alone. */
export function Pack({ structure, words, estimate }: PackProps) {
  const t = useTranslations('problems.pack')
  const given = structure.given.map((id) => words.given[id] ?? '')
  return (
    <main className="mx-auto grid w-full max-w-300 grow content-start gap-x-12 gap-y-6 px-4 pt-4 pb-24 sm:px-8 lg:grid-cols-[200px_minmax(0,760px)] lg:pt-8 print:block print:max-w-none">
      <header className="flex flex-col gap-3 lg:col-start-2 print:pb-8">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <Link
            href={`/problems/${structure.id}`}
            className="hit-44 -ml-1 flex items-center gap-1 rounded-chip text-ui text-text2 hover:text-text print:hidden"
          >
            <ChevronLeft aria-hidden size={16} />
            {t('back')}
          </Link>
          <div className="flex items-center gap-3">
            <InterviewersOnly />
            <PrintButton label={t('print')} />
          </div>
        </div>
        <h1 className="text-report font-semibold tracking-tight">{words.title}</h1>
        <ProblemFacts {...structure} />
      </header>
      <PackContents />
      <div className="flex min-w-0 flex-col gap-12 lg:col-start-2">
        <PackChapter id="glance" title={t('glance')}>
          <PackPart title={t('crux')}>
            <p className="text-title">{words.crux}</p>
          </PackPart>
          <PackPart title={t('statement')}>
            <div className="flex flex-col gap-2 text-label text-text2">
              <p>{words.statement}</p>
              <p>{given.join(' ')}</p>
            </div>
          </PackPart>
        </PackChapter>
        <ScopeChapter structure={structure} words={words} estimate={estimate} />
        <HighLevelChapter structure={structure} words={words} />
        <DeepDiveChapter structure={structure} words={words} />
        <WrapUpChapter structure={structure} words={words} />
        <PackChapter id="levels" title={t('levels')}>
          <dl className="flex flex-col divide-y divide-line rounded-card border border-line bg-surface">
            {levels.map((level) => (
              <div key={level} className="grid gap-x-4 px-4 py-3 sm:grid-cols-[112px_1fr]">
                <dt className="text-label font-semibold">{t(`levelNames.${level}`)}</dt>
                <dd className="text-label">{words.levels[level]}</dd>
              </div>
            ))}
          </dl>
        </PackChapter>
        <PackChapter id="sources" title={t('sources')}>
          <ul className="flex list-disc flex-col gap-1 pl-4.5 text-ui text-text2">
            {structure.sources.map((code) => (
              <li key={code}>
                <SourceName code={code} />
              </li>
            ))}
          </ul>
        </PackChapter>
      </div>
    </main>
  )
}
