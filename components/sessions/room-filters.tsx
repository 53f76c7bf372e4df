'use client'

import { useTranslations } from 'next-intl'
import { useId, useRef } from 'react'
import { Search, X } from 'lucide-react'
import { roles, roomKinds } from '@/lib/permissions'
import { feedbackStates, type RoomSearch } from '@/lib/room-list'
import { Select } from '@/components/ui/select'
import { Button } from '@/components/ui/button'

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
  const field = useRef<HTMLInputElement>(null)
  return (
    <search className="flex flex-wrap gap-2">
      <div className="relative min-w-60 grow basis-full">
        <Search aria-hidden size={18} className="absolute top-1/2 left-3 -translate-y-1/2 text-text3" />
        <input
          ref={field}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          value={search.text}
          aria-label={t('search')}
          placeholder={t('searchHint')}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange({ text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !event.nativeEvent.isComposing) onChange({ text: '' })
          }}
          className="h-11 w-full rounded-control border border-input bg-surface pr-11 pl-10 text-label text-text"
        />
        {search.text === '' ? null : (
          <Button
            variant="ghost"
            size="icon"
            aria-label={t('clear')}
            className="absolute! top-1.5 right-1.5"
            onClick={() => {
              onChange({ text: '' })
              field.current?.focus()
            }}
          >
            <X aria-hidden size={16} />
          </Button>
        )}
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
