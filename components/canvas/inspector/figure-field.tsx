'use client'

import { RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { useDraft } from '@/components/canvas/inspector/use-draft'
import { type FigureRule, readFigure, writeFigure } from '@/lib/stencil/figure-text'

export interface FigureFieldProps {
  label: string
  unit?: string
  rule: FigureRule
  /** What each selected part says; null where it says nothing. */
  values: readonly (number | null)[]
  /** What holds where a part says nothing; null: there is no such figure. */
  fallback: number | null
  disabled: boolean
  /** Null takes back what was said. */
  onChange: (value: number | null) => void
  /** Range and sources, read to whoever comes here and shown elsewhere by `onNote`. */
  note?: string
  onNote?: (note: string | null) => void
}

/** One figure: empty, it shows what is assumed. What is no figure stays in the field and never reaches the board. */
export function FigureField(props: FigureFieldProps) {
  const { label, unit, rule, values, fallback, disabled, onChange, note, onNote } = props
  const t = useTranslations('inspector')
  const id = useId()
  const [first = null] = values
  const isMixed = values.some((value) => value !== first)
  const shown = isMixed || first === null ? '' : writeFigure(first, rule)
  const draft = useDraft({
    shown,
    commit: (text) => {
      if (text.trim() === '') {
        onChange(null)
        return null
      }
      const read = readFigure(text, rule)
      if (read.problem) return problemOf(read.problem)
      onChange(read.value)
      return null
    },
  })
  const problemOf = (problem: 'number' | 'whole' | 'range') =>
    t(`problems.${problem}`, { low: writeFigure(rule.min, rule), high: writeFigure(rule.max, rule) })
  const assumed = fallback === null ? t('none') : writeFigure(fallback, rule)

  return (
    <div
      className="inspector-row"
      onPointerEnter={() => note && onNote?.(note)}
      onPointerLeave={() => onNote?.(null)}
      onFocus={() => note && onNote?.(note)}
      onBlur={() => onNote?.(null)}
    >
      <label htmlFor={id}>{label}</label>
      <span className="inspector-figure" data-invalid={draft.problem !== null}>
        <input
          {...draft.props}
          ref={draft.field}
          id={id}
          className="inspector-input"
          inputMode={rule.isWhole ? 'numeric' : 'decimal'}
          autoComplete="off"
          spellCheck={false}
          placeholder={isMixed ? t('mixed') : assumed}
          disabled={disabled}
          aria-invalid={draft.problem !== null || undefined}
          aria-describedby={`${id}-note`}
        />
        {unit ? (
          <span aria-hidden className="inspector-unit">
            {unit}
          </span>
        ) : null}
      </span>
      {values.some((value) => value !== null) && !disabled ? (
        <button
          type="button"
          className="inspector-reset"
          aria-label={t('reset', { label })}
          title={t('reset', { label })}
          onClick={() => onChange(null)}
        >
          <RotateCcw aria-hidden size={14} />
        </button>
      ) : null}
      <span
        id={`${id}-note`}
        className={draft.problem ? 'inspector-problem' : 'sr-only'}
        role={draft.problem ? 'alert' : undefined}
      >
        {draft.problem ?? [unit, note].filter(Boolean).join(', ')}
      </span>
    </div>
  )
}
