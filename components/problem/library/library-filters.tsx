'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import type { ProblemCard } from '@/lib/problem/brief'
import { originOf } from '@/lib/problem/library'
import {
  difficulties,
  libraryOrders,
  type LibrarySearch,
  libraryTextMax,
  origins,
  practiceStates,
} from '@/lib/problem/library-search'
import { themes } from '@/lib/problem/themes'
import { FilterChip, FilterChips } from '@/components/ui/filter-chip'
import { SearchField } from '@/components/ui/search-field'
import { Select } from '@/components/ui/select'

interface LibraryFiltersProps {
  /** All that can be found: there are no filters for what nothing has. */
  problems: readonly ProblemCard[]
  /** Whether its reader has practised any. */
  hasPractised: boolean
  search: LibrarySearch
  onChange: (change: Partial<LibrarySearch>) => void
}

/** What narrows the library, and its order. */
export function LibraryFilters(props: LibraryFiltersProps) {
  return (
    <search className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        <TextFilter {...props} />
        <OrderChoice {...props} />
      </div>
      <ThemeFilter {...props} />
      <div className="flex flex-col gap-x-6 gap-y-3 sm:flex-row sm:flex-wrap">
        <DifficultyFilter {...props} />
        <StateFilter {...props} />
        <OriginFilter {...props} />
      </div>
    </search>
  )
}

function TextFilter({ search, onChange }: LibraryFiltersProps) {
  const t = useTranslations('library')
  return (
    <div className="min-w-60 grow basis-60">
      <SearchField
        label={t('search')}
        placeholder={t('search')}
        clearLabel={t('clearSearch')}
        value={search.text}
        maxLength={libraryTextMax}
        onChange={(text) => onChange({ text })}
      />
    </div>
  )
}

function OrderChoice({ hasPractised, search, onChange }: LibraryFiltersProps) {
  const t = useTranslations('library')
  const id = useId()
  // Nothing was long ago where there was nothing.
  const orders = libraryOrders.filter(
    (order) => order !== 'longest_ago' || hasPractised || search.order === order,
  )
  return (
    <div className="grow sm:w-56 sm:grow-0">
      <label htmlFor={id} className="sr-only">
        {t('order')}
      </label>
      <Select
        id={id}
        value={search.order}
        onChange={(event) => {
          const order = orders.find((one) => one === event.target.value)
          if (order) onChange({ order })
        }}
      >
        {orders.map((order) => (
          <option key={order} value={order}>
            {t(`orders.${order}`)}
          </option>
        ))}
      </Select>
    </div>
  )
}

function ThemeFilter({ problems, search, onChange }: LibraryFiltersProps) {
  const t = useTranslations('library')
  const named = useTranslations('problems')
  const there = themes.filter(
    (theme) => search.themes.includes(theme) || problems.some((problem) => problem.theme === theme),
  )
  return (
    <FilterChips label={t('theme')}>
      {there.map((theme) => (
        <FilterChip
          key={theme}
          isOn={search.themes.includes(theme)}
          onToggle={() => onChange({ themes: toggled(search.themes, theme) })}
        >
          {named(`themes.${theme}`)}
        </FilterChip>
      ))}
    </FilterChips>
  )
}

function DifficultyFilter({ search, onChange }: LibraryFiltersProps) {
  const t = useTranslations('library')
  const named = useTranslations('problems')
  return (
    <FilterChips label={t('difficulty')}>
      {difficulties.map((level) => (
        <FilterChip
          key={level}
          isOn={search.difficulties.includes(level)}
          name={named('difficulty', { level })}
          onToggle={() => onChange({ difficulties: toggled(search.difficulties, level) })}
        >
          {level}
        </FilterChip>
      ))}
    </FilterChips>
  )
}

function StateFilter({ hasPractised, search, onChange }: LibraryFiltersProps) {
  const t = useTranslations('library')
  if (!hasPractised && search.state === null) return null
  return (
    <FilterChips label={t('state')}>
      {practiceStates.map((state) => (
        <FilterChip
          key={state}
          isOn={search.state === state}
          onToggle={() => onChange({ state: search.state === state ? null : state })}
        >
          {t(`states.${state}`)}
        </FilterChip>
      ))}
    </FilterChips>
  )
}

function OriginFilter({ problems, search, onChange }: LibraryFiltersProps) {
  const t = useTranslations('library')
  const there = origins.filter(
    (origin) => search.origin === origin || problems.some((problem) => originOf(problem) === origin),
  )
  if (there.length < 2) return null
  return (
    <FilterChips label={t('origin')}>
      {there.map((origin) => (
        <FilterChip
          key={origin}
          isOn={search.origin === origin}
          onToggle={() => onChange({ origin: search.origin === origin ? null : origin })}
        >
          {t(`origins.${origin}`)}
        </FilterChip>
      ))}
    </FilterChips>
  )
}

function toggled<Value>(all: readonly Value[], one: Value): Value[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one]
}
