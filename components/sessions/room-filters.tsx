'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { roles, roomKinds } from '@/lib/permissions'
import { feedbackStates, type RoomSearch } from '@/lib/room-list'
import { Button } from '@/components/ui/button'
import { SearchField } from '@/components/ui/search-field'
import { Select } from '@/components/ui/select'

/** A problem to look for. */
export interface NamedProblem {
  id: string
  title: string
}

/** What narrows the list. */
export function RoomFilters({
  search,
  problems,
  onChange,
}: {
  search: RoomSearch
  problems: readonly NamedProblem[]
  onChange: (change: Partial<RoomSearch>) => void
}) {
  const t = useTranslations('sessions')
  const named = useTranslations('roles')
  return (
    <search className="flex flex-wrap gap-2">
      <div className="min-w-60 grow basis-full">
        <SearchField
          label={t('search')}
          placeholder={t('searchHint')}
          clearLabel={t('clear')}
          value={search.text}
          maxLength={100}
          onChange={(text) => onChange({ text })}
        />
      </div>
      <Choice
        label={t('kind')}
        any={t('anyKind')}
        value={search.kind}
        options={roomKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        onChoose={(kind) => onChange({ kind })}
      />
      <Choice
        label={t('role')}
        any={t('anyRole')}
        value={search.role}
        options={roles.map((value) => ({ value, label: named(value) }))}
        onChoose={(role) => onChange({ role })}
      />
      <Choice
        label={t('problem')}
        any={t('anyProblem')}
        value={search.problem}
        options={problems.map(({ id, title }) => ({ value: id, label: title }))}
        onChoose={(problem) => onChange({ problem })}
      />
      <Choice
        label={t('feedback')}
        any={t('anyFeedback')}
        value={search.feedback}
        options={feedbackStates.map((value) => ({ value, label: t(`feedbackStates.${value}`) }))}
        onChoose={(feedback) => onChange({ feedback })}
      />
      <Button
        size="large"
        aria-pressed={search.isArchived}
        className="grow aria-pressed:border-accent aria-pressed:bg-accent-soft sm:grow-0"
        onClick={() => onChange({ isArchived: !search.isArchived })}
      >
        {t('archivedSwitch')}
      </Button>
    </search>
  )
}

function Choice<Value extends string>({
  label,
  any,
  value,
  options,
  onChoose,
}: {
  label: string
  any: string
  value: Value | null
  options: readonly { value: Value; label: string }[]
  onChoose: (value: Value | null) => void
}) {
  const id = useId()
  return (
    <div className="grow basis-36 sm:grow-0">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <Select
        id={id}
        value={value ?? ''}
        onChange={(event) =>
          onChoose(options.find((option) => option.value === event.target.value)?.value ?? null)
        }
      >
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </div>
  )
}
