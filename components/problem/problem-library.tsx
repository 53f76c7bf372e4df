'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type ReactNode, useRef } from 'react'
import { PencilLine, SearchX, Users } from 'lucide-react'
import type { ProblemCard } from '@/lib/problem/brief'
import { findInLibrary, type PractisedProblems, practisedOf, suggestedNext } from '@/lib/problem/library'
import {
  isNarrowed,
  libraryQuery,
  type LibrarySearch,
  readLibrarySearch,
  wholeLibrary,
} from '@/lib/problem/library-search'
import { HowItGoes } from '@/components/problem/library/how-it-goes'
import { LibraryCard } from '@/components/problem/library/library-card'
import { LibraryFilters } from '@/components/problem/library/library-filters'
import { NextProblem } from '@/components/problem/library/next-problem'
import { Surprise } from '@/components/problem/library/surprise'
import { Button } from '@/components/ui/button'
import { useAddressSearch } from '@/components/ui/use-address-search'

const addressOf = (search: LibrarySearch) => `/problems${libraryQuery(search)}`

/** Every problem its reader can get: the next one, one by chance, and all of them to be searched. */
export function ProblemLibrary({
  problems,
  practised,
  mayWrite,
  children,
}: {
  problems: readonly ProblemCard[]
  /** What its reader has done with them; nothing of strangers. */
  practised: PractisedProblems
  /** Whether they may write problems of their own, and so have a part for them. */
  mayWrite: boolean
  /** What there is of problems of their own. */
  children: ReactNode
}) {
  const t = useTranslations('problems')
  const { search, change } = useAddressSearch(addressOf, readLibrarySearch)
  const found = findInLibrary(problems, practised, search)
  const next = suggestedNext(problems, practised)
  const isNewcomer = Object.keys(practised).length === 0
  return (
    <div className="flex flex-col gap-10">
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="flex max-w-180 flex-col gap-3">
          <h1 className="text-report font-semibold tracking-tight">{t('title')}</h1>
          <p className="text-title text-text2">{t('lead')}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          {mayWrite ? <OwnLink /> : null}
          <StudyLink />
        </div>
      </div>
      {isNewcomer ? <HowItGoes /> : null}
      <div className="grid gap-4 lg:grid-cols-2">
        {next ? <NextProblem next={next} practised={practised} /> : null}
        <Surprise problems={found} practised={practised} />
      </div>
      <AllProblems {...{ problems, practised, found, search, change }} />
      {children}
    </div>
  )
}

/** Down to what they write themselves: the list above it is long. */
function OwnLink() {
  const t = useTranslations('ownProblem')
  return (
    <Button asChild size="large">
      <Link href="#own-problems">
        <PencilLine aria-hidden size={18} />
        {t('listTitle')}
      </Link>
    </Button>
  )
}

function StudyLink() {
  const t = useTranslations('library')
  return (
    <Button asChild size="large">
      <Link href="/study" prefetch={false}>
        <Users aria-hidden size={18} />
        {t('study')}
      </Link>
    </Button>
  )
}

/** All problems, and what narrows them. */
function AllProblems({
  problems,
  practised,
  found,
  search,
  change,
}: {
  problems: readonly ProblemCard[]
  practised: PractisedProblems
  /** Those of them that are asked for, in their order. */
  found: readonly ProblemCard[]
  search: LibrarySearch
  change: (change: Partial<LibrarySearch>) => void
}) {
  const t = useTranslations('library')
  const named = useTranslations('problems')
  const heading = useRef<HTMLHeadingElement>(null)
  const narrowed = isNarrowed(search)
  const clear = () => {
    // The button goes; the keyboard goes on from here.
    heading.current?.focus()
    change({ ...wholeLibrary, order: search.order })
  }
  return (
    <section aria-labelledby="all-problems" className="flex flex-col gap-5">
      <h2
        id="all-problems"
        ref={heading}
        tabIndex={-1}
        className="self-start text-heading font-semibold outline-none"
      >
        {named('library')}
      </h2>
      <LibraryFilters
        problems={problems}
        hasPractised={problems.some(({ id }) => practisedOf(practised, id).times > 0)}
        search={search}
        onChange={change}
      />
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
        <p role="status" className="text-label text-text2">
          {narrowed
            ? t('found', { found: found.length, all: problems.length })
            : t('all', { all: problems.length })}
        </p>
        {narrowed && found.length > 0 ? (
          <Button variant="ghost" onClick={clear}>
            {t('clear')}
          </Button>
        ) : null}
      </div>
      {found.length === 0 ? (
        <div className="flex flex-col items-start gap-4 rounded-card border border-dashed border-line p-6 sm:p-8">
          <SearchX aria-hidden size={24} className="text-text3" />
          <p className="max-w-140 text-label text-text2">{t('nothing')}</p>
          <Button size="large" onClick={clear}>
            {t('clear')}
          </Button>
        </div>
      ) : (
        <ul
          aria-labelledby="all-problems"
          className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,320px),1fr))] gap-4"
        >
          {found.map((problem) => (
            <li key={problem.id} className="flex min-w-0">
              <LibraryCard problem={problem} practised={practisedOf(practised, problem.id)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
