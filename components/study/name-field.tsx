'use client'

import { type ClipboardEvent, useEffect, useEffectEvent, useRef } from 'react'
import { onEnter } from '@/components/canvas/enter-key'

/** The name of somebody of a group. */
export function NameField({
  name,
  label,
  note,
  onChange,
  onNext,
  onPasted,
}: {
  name: string
  label: string
  /** The id of what says that it is wrong; undefined where it is not. */
  note: string | undefined
  onChange: (name: string) => void
  /** Enter: the next name. It does not send the form. */
  onNext: () => void
  /** A text is pasted, in place of the whole name or into it. Answers whether it was taken. */
  onPasted: (text: string, isWhole: boolean) => boolean
}) {
  const element = useRef<HTMLInputElement>(null)
  // The key ends a syllable that is composed, too, and then the name is whole only after it.
  const enter = useEffectEvent(onNext)
  useEffect(() => {
    const { current } = element
    return current ? onEnter(current, window, () => enter()) : undefined
  }, [])

  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget
    const isWhole = value.trim() === '' || (selectionStart === 0 && selectionEnd === value.length)
    if (onPasted(event.clipboardData.getData('text'), isWhole)) event.preventDefault()
  }

  return (
    <input
      ref={element}
      name="member"
      value={name}
      aria-label={label}
      placeholder={label}
      aria-invalid={note === undefined ? undefined : true}
      aria-describedby={note}
      autoComplete="off"
      autoCapitalize="words"
      spellCheck={false}
      onChange={({ target }) => onChange(target.value)}
      onPaste={onPaste}
      className="h-11 w-full min-w-0 rounded-control border border-input bg-surface px-3 text-label aria-invalid:border-danger"
    />
  )
}
