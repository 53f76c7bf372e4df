'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useRef } from 'react'
import { Plus, X } from 'lucide-react'
import { membersMax, membersMin } from '@/lib/study/rotation'
import { Button } from '@/components/ui/button'

/** A line with a name; the key stays when others go. */
export interface NameRow {
  key: number
  name: string
}

/** The rows with one more at the end, or after `at`. */
function withRow(rows: readonly NameRow[], names: readonly string[], at = rows.length): NameRow[] {
  const next = Math.max(-1, ...rows.map(({ key }) => key)) + 1
  const added = names.map((name, index) => ({ key: next + index, name }))
  return [...rows.slice(0, at), ...added, ...rows.slice(at)].slice(0, membersMax)
}

/** Who is in the group: a line each. Enter goes on to the next, and a list that is pasted fills as many as it has. */
export function MemberFields({
  rows,
  wrong,
  error,
  onChange,
}: {
  rows: readonly NameRow[]
  /** What is wrong with which line, by its key. */
  wrong: Readonly<Record<number, string>>
  error?: string | undefined
  onChange: (rows: NameRow[]) => void
}) {
  const t = useTranslations('study.form')
  const list = useRef<HTMLOListElement>(null)

  const focusRow = (at: number) =>
    // After the line is there, or has gone.
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('input')[at]?.focus())

  function goOn(event: KeyboardEvent, at: number) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    // Enter here is the next name; it does not send the form.
    event.preventDefault()
    if (at === rows.length - 1) onChange(withRow(rows, ['']))
    focusRow(at + 1)
  }

  function paste(text: string, at: number): boolean {
    const names = text
      .split(/[\n\r,;]+/)
      .map((name) => name.trim())
      .filter((name) => name !== '')
    if (names.length < 2) return false
    const before = rows.slice(0, at)
    const after = rows.slice(at + 1).filter(({ name }) => name.trim() !== '')
    onChange(withRow([...before, ...after], names, at))
    focusRow(Math.min(at + names.length, membersMax) - 1)
    return true
  }

  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="pb-1.5 text-label font-semibold">{t('members')}</legend>
      <p className="text-ui text-text2">{t('membersHint')}</p>
      <ol ref={list} className="grid gap-2 sm:grid-cols-2">
        {rows.map((row, at) => (
          <li key={row.key} className="flex flex-col gap-1">
            <span className="flex items-center gap-1">
              <input
                name="member"
                value={row.name}
                aria-label={t('member', { number: at + 1 })}
                placeholder={t('member', { number: at + 1 })}
                aria-invalid={wrong[row.key] === undefined ? undefined : true}
                aria-describedby={wrong[row.key] === undefined ? undefined : `member-${row.key}-note`}
                autoComplete="off"
                autoCapitalize="words"
                spellCheck={false}
                onChange={({ target }) =>
                  onChange(rows.map((one) => (one.key === row.key ? { ...one, name: target.value } : one)))
                }
                onKeyDown={(event) => goOn(event, at)}
                onPaste={(event) => {
                  if (paste(event.clipboardData.getData('text'), at)) event.preventDefault()
                }}
                className="h-11 w-full min-w-0 rounded-control border border-input bg-surface px-3 text-label aria-invalid:border-danger"
              />
              {rows.length > membersMin ? (
                <Button
                  variant="ghost"
                  size="icon"
                  aria-label={t('removeMember', { number: at + 1 })}
                  onClick={() => {
                    onChange(rows.filter(({ key }) => key !== row.key))
                    focusRow(Math.min(at, rows.length - 2))
                  }}
                >
                  <X aria-hidden size={16} />
                </Button>
              ) : null}
            </span>
            {wrong[row.key] === undefined ? null : (
              <p id={`member-${row.key}-note`} role="alert" className="text-ui text-danger">
                {wrong[row.key]}
              </p>
            )}
          </li>
        ))}
      </ol>
      {error === undefined ? null : (
        <p role="alert" className="text-ui text-danger">
          {error}
        </p>
      )}
      {rows.length < membersMax ? (
        <Button
          className="self-start"
          onClick={() => {
            onChange(withRow(rows, ['']))
            focusRow(rows.length)
          }}
        >
          <Plus aria-hidden size={16} />
          {t('addMember')}
        </Button>
      ) : (
        <p className="text-ui text-text2">{t('membersFull', { count: membersMax })}</p>
      )}
    </fieldset>
  )
}
