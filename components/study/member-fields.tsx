'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Plus, X } from 'lucide-react'
import { membersMax, membersMin } from '@/lib/study/rotation'
import { NameField } from '@/components/study/name-field'
import { type NameRow, namesIn, withNames, withPasted } from '@/components/study/name-rows'
import { Button } from '@/components/ui/button'

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
  /** Names of the last paste for which there was no room. */
  const [leftOut, setLeftOut] = useState(0)

  const focusRow = (at: number) =>
    // After the line is there, or has gone.
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('input')[at]?.focus())

  const change = (next: NameRow[], left = 0) => {
    setLeftOut(left)
    onChange(next)
  }

  function goOn(at: number) {
    if (at === rows.length - 1) change(withNames(rows, ['']))
    focusRow(at + 1)
  }

  function paste(text: string, at: number, isWhole: boolean): boolean {
    const names = namesIn(text)
    if (names.length < 2) return false
    const pasted = withPasted(rows, names, at, !isWhole)
    change(pasted.rows, pasted.leftOut)
    focusRow(pasted.lastAt)
    return true
  }

  /** What says that a line is wrong: its own note, or, on a blank one, that names are missing. */
  const noteOf = ({ key, name }: NameRow) => {
    if (wrong[key] !== undefined) return `member-${key}-note`
    return error !== undefined && name.trim() === '' ? 'members-note' : undefined
  }

  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="pb-1.5 text-label font-semibold">{t('members')}</legend>
      <p className="text-ui text-text2">{t('membersHint')}</p>
      <ol ref={list} className="grid gap-2 sm:grid-cols-2">
        {rows.map((row, at) => (
          <li key={row.key} className="flex flex-col gap-1">
            <span className="flex items-center gap-1">
              <NameField
                name={row.name}
                label={t('member', { number: at + 1 })}
                note={noteOf(row)}
                onChange={(name) => change(rows.map((one) => (one.key === row.key ? { ...one, name } : one)))}
                onNext={() => goOn(at)}
                onPasted={(text, isWhole) => paste(text, at, isWhole)}
              />
              {rows.length > membersMin ? (
                <Button
                  variant="ghost"
                  size="icon"
                  aria-label={t('removeMember', { number: at + 1 })}
                  onClick={() => {
                    change(rows.filter(({ key }) => key !== row.key))
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
        <p id="members-note" role="alert" className="text-ui text-danger">
          {error}
        </p>
      )}
      {leftOut === 0 ? null : (
        <p role="alert" className="text-ui text-danger">
          {t('namesLeftOut', { count: leftOut })}
        </p>
      )}
      {rows.length < membersMax ? (
        <Button
          className="self-start"
          onClick={() => {
            change(withNames(rows, ['']))
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
