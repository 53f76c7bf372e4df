'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Search } from 'lucide-react'
import type { ProblemCard } from '@/lib/problem/brief'
import { hasWords, inSuggestedOrder, type PractisedProblems, practisedOf } from '@/lib/problem/library'
import { type Theme, themes } from '@/lib/problem/themes'
import { PracticeLine } from '@/components/problem/library/practice-line'
import { ProblemOrigin, ProblemText } from '@/components/problem/library/problem-origin'
import { ProblemFacts } from '@/components/problem/problem-facts'
import { FilterChip, FilterChips } from '@/components/ui/filter-chip'

/** So many problems can be seen at a glance; more can be searched. */
const atAGlance = 4

/** What the interview is about: a problem of the library, or one's own. */
export function ProblemPicker({
  problems,
  practised,
  value,
  hint,
  onChoose,
}: {
  problems: readonly ProblemCard[]
  /** What whoever chooses has done with them. */
  practised: PractisedProblems
  value: string | null
  /** Who reads it, and when; none where one chooses for oneself. */
  hint?: string | undefined
  onChoose: (problemId: string | null) => void
}) {
  const t = useTranslations('setup')
  const library = useTranslations('library')
  const named = useTranslations('problems')
  const name = useId()
  const [sought, setSought] = useState('')
  const [theme, setTheme] = useState<Theme | null>(null)
  const shown = inSuggestedOrder(problems).filter(
    (problem) =>
      problem.id === value || (hasWords(problem, sought) && (theme === null || problem.theme === theme)),
  )
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="pb-1.5 text-label font-semibold">{t('problem')}</legend>
      {problems.length > atAGlance ? (
        <>
          <label className="relative block">
            <span className="sr-only">{t('problemSearch')}</span>
            <Search aria-hidden size={16} className="absolute top-1/2 left-3 -translate-y-1/2 text-text2" />
            <input
              type="search"
              value={sought}
              placeholder={t('problemSearch')}
              onChange={(event) => setSought(event.target.value)}
              // Enter here finds; it does not send the form.
              onKeyDown={(event) => {
                if (event.key === 'Enter') event.preventDefault()
              }}
              className="h-11 w-full rounded-control border border-input bg-surface pr-3 pl-9 text-label"
            />
          </label>
          <FilterChips label={library('theme')}>
            {themes
              .filter((one) => problems.some((problem) => problem.theme === one))
              .map((one) => (
                <FilterChip
                  key={one}
                  isOn={one === theme}
                  onToggle={() => setTheme(one === theme ? null : one)}
                >
                  {named(`themes.${one}`)}
                </FilterChip>
              ))}
          </FilterChips>
        </>
      ) : null}
      <ul className="flex max-h-96 flex-col gap-2 overflow-y-auto p-0.5">
        <li>
          <Choice name={name} isChosen={value === null} onChoose={() => onChoose(null)}>
            <span className="text-label font-semibold">{t('noProblem')}</span>
            <span className="text-ui text-text2">{t('noProblemHint')}</span>
          </Choice>
        </li>
        {shown.map((problem) => (
          <li key={problem.id}>
            <Choice name={name} isChosen={value === problem.id} onChoose={() => onChoose(problem.id)}>
              <span className="text-label font-semibold">
                <ProblemText own={problem.own}>{problem.title}</ProblemText>
              </span>
              <span className="pb-1 text-ui text-text2">
                <ProblemText own={problem.own}>{problem.line}</ProblemText>
              </span>
              <ProblemOrigin own={problem.own} />
              <ProblemFacts {...problem} />
              <PracticeLine practised={practisedOf(practised, problem.id)} />
            </Choice>
          </li>
        ))}
      </ul>
      {shown.length === 0 ? <p className="text-ui text-text2">{t('nothingFound')}</p> : null}
      {hint === undefined ? null : <p className="text-ui text-text2">{hint}</p>}
    </fieldset>
  )
}

function Choice({
  name,
  isChosen,
  onChoose,
  children,
}: {
  name: string
  isChosen: boolean
  onChoose: () => void
  children: React.ReactNode
}) {
  return (
    <label className="relative block cursor-pointer">
      <input
        type="radio"
        name={name}
        checked={isChosen}
        onChange={onChoose}
        className="peer absolute inset-0 cursor-pointer opacity-0"
      />
      <span className="flex flex-col gap-0.5 rounded-control border border-line bg-surface p-3 transition-colors duration-120 peer-checked:border-accent peer-checked:bg-accent-soft peer-focus-visible:outline-2 peer-focus-visible:-outline-offset-2 peer-focus-visible:outline-accent hover:border-input peer-checked:hover:border-accent">
        {children}
      </span>
    </label>
  )
}
