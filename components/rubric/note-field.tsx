'use client'

import { type ComponentProps, type RefObject, useEffect, useEffectEvent } from 'react'
import { onEnter } from '@/components/canvas/enter-key'
import { parseNote } from '@/lib/rubric/note-line'

interface NoteFieldProps extends Omit<ComponentProps<'textarea'>, 'onChange' | 'value' | 'ref'> {
  field: RefObject<HTMLTextAreaElement | null>
  value: string
  onText: (text: string) => void
  /** Enter, with nothing left to compose. */
  onDone: () => void
  /** Esc. */
  onLeave: () => void
}

/** A character without a width. */
const nothingSeen = '\u200b'

const look = {
  sign: 'rounded-chip bg-accent-soft ring-1 ring-accent-soft',
  dimension: 'rounded-chip bg-accent-soft ring-1 ring-accent-soft',
  text: '',
} as const

/** Where a note is typed: Enter is done, Shift+Enter a new line. What will sort it shows while it is typed. */
export function NoteField({
  field,
  value,
  onText,
  onDone,
  onLeave,
  className = '',
  ...props
}: NoteFieldProps) {
  const enter = useEffectEvent(({ shiftKey }: { shiftKey: boolean }) => {
    const { current } = field
    if (!current) return
    if (!shiftKey) return onDone()
    current.setRangeText('\n', current.selectionStart, current.selectionEnd, 'end')
    current.dispatchEvent(new Event('input', { bubbles: true }))
  })
  useEffect(() => {
    const { current } = field
    return current ? onEnter(current, window, (press) => enter(press)) : undefined
  }, [field])
  return (
    <div className={`relative grid text-ui ${className}`}>
      {/* Behind the words, of the same measure: it makes the field grow, and marks what has a meaning. */}
      <div
        aria-hidden
        className="pointer-events-none col-start-1 row-start-1 min-h-5 break-words whitespace-pre-wrap text-transparent"
      >
        {parseNote(value).parts.map(({ kind, text }, at) => (
          <span key={at} className={look[kind]}>
            {text}
          </span>
        ))}
        {/* A last line that is empty has its height too. */}
        {nothingSeen}
      </div>
      <textarea
        ref={field}
        rows={1}
        value={value}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.code !== 'Escape' || event.nativeEvent.isComposing) return
          event.preventDefault()
          event.stopPropagation()
          onLeave()
        }}
        className="relative col-start-1 row-start-1 resize-none overflow-hidden bg-transparent break-words whitespace-pre-wrap outline-none"
        {...props}
      />
    </div>
  )
}
