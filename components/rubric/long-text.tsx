'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { CircleAlert } from 'lucide-react'
import { GrowingText } from '@/components/ui/growing-text'
import { countCharacters } from '@/lib/name'

/** From this share of the most on, the characters are counted aloud. */
const countedFrom = 0.8

/**
 * Text of several lines that grows as it is written. More than fits is said and kept as it is: nothing is cut off.
 * Null for `onText` shows the text alone.
 */
export function LongText({
  id,
  label,
  value,
  max,
  placeholder,
  isLabelled = false,
  onText,
}: {
  id: string
  label: string
  value: string
  /** The most characters (code points) that are kept. */
  max: number
  placeholder?: string
  /** Whether the label is seen, too. */
  isLabelled?: boolean
  onText: ((text: string) => void) | null
}) {
  const t = useTranslations('feedback')
  const noteId = useId()
  if (!onText)
    return value === '' ? null : <p className="text-label wrap-anywhere whitespace-pre-wrap">{value}</p>
  const count = countCharacters(value)
  const isTooLong = count > max
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className={isLabelled ? 'text-label font-semibold' : 'sr-only'}>
        {label}
      </label>
      <GrowingText
        id={id}
        value={value}
        placeholder={placeholder}
        aria-invalid={isTooLong || undefined}
        aria-describedby={count > max * countedFrom ? noteId : undefined}
        onChange={(event) => onText(event.target.value)}
      />
      {count > max * countedFrom ? (
        <p
          id={noteId}
          className={`flex items-start gap-1.5 text-meta tabular-nums ${isTooLong ? 'text-danger' : 'text-text3'}`}
        >
          {isTooLong ? <CircleAlert aria-hidden size={14} className="mt-px shrink-0" /> : null}
          {t(isTooLong ? 'tooLong' : 'length', { count, max })}
        </p>
      ) : null}
      {isTooLong ? (
        <p role="alert" className="sr-only">
          {t('isTooLong')}
        </p>
      ) : null}
    </div>
  )
}
