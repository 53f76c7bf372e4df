'use client'

import { useTranslations } from 'next-intl'
import { type ClipboardEvent, type KeyboardEvent, useEffect, useEffectEvent, useRef } from 'react'
import { CircleAlert } from 'lucide-react'
import { onEnter } from '@/components/canvas/enter-key'
import { fieldId, useDraft, useEditor } from '@/components/problem/edit/editor-context'
import { useRowHand } from '@/components/problem/edit/row-hand'
import { GrowingText } from '@/components/ui/growing-text'
import { countCharacters } from '@/lib/name'
import { textAt, type TextPath, withText } from '@/lib/problem/edit-draft'
import { ownLineMax, ownParagraphMax } from '@/lib/problem/own-problem'

/** From this share of the most on, the characters are counted aloud. */
const countedFrom = 0.8

/** A text of the draft. What is too long, or missing, is said here; nothing is cut off. */
export function DraftText({
  path,
  label,
  isLabelled = false,
  isParagraph = false,
  isCode = false,
  max = isParagraph ? ownParagraphMax : ownLineMax,
  hint,
  placeholder,
  problem,
}: {
  path: TextPath
  label: string
  /** Whether the label is seen, too. */
  isLabelled?: boolean
  /** Several lines: Enter is one of them. */
  isParagraph?: boolean
  isCode?: boolean
  max?: number
  hint?: string
  placeholder?: string
  /** What is wrong with it, in words, whatever was asked. */
  problem?: string | undefined
}) {
  const t = useTranslations('ownProblem')
  const fields = useTranslations('fields')
  const { keeper, faults } = useEditor()
  const row = useRowHand()
  const value = useDraft((draft) => textAt(draft, path))
  const id = fieldId(path)
  const count = countCharacters(value)
  const fault = faults[path]
  const isTooLong = count > max
  const wrong =
    problem ?? (isTooLong ? t('tooLong', { count, max }) : fault === undefined ? undefined : fields(fault))
  const note = wrong ?? (count > max * countedFrom ? t('length', { count, max }) : hint)

  const element = useRef<HTMLTextAreaElement>(null)
  const enter = useEffectEvent(() => row?.addBelow())
  useEffect(() => {
    const { current } = element
    return current && !isParagraph ? onEnter(current, window, () => enter()) : undefined
  }, [isParagraph])

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // What a Hangul IME is composing is ended by the same keys.
    if (event.nativeEvent.isComposing || !row) return
    if (event.key === 'Backspace' && value === '' && row.isBlank()) {
      event.preventDefault()
      row.remove()
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      row.move(event.key === 'ArrowUp' ? -1 : 1)
    }
  }
  const onPaste = (event: ClipboardEvent) => {
    const name = path.slice(path.lastIndexOf('.') + 1)
    if (!isParagraph && row?.paste(event.clipboardData.getData('text/plain'), name)) event.preventDefault()
  }

  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className={isLabelled ? 'text-label font-semibold' : 'sr-only'}>
        {label}
      </label>
      <GrowingText
        ref={element}
        id={id}
        value={value}
        placeholder={placeholder}
        aria-invalid={wrong === undefined ? undefined : true}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        onChange={({ target }) => keeper.change((draft) => withText(draft, path, target.value))}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        className={isCode ? 'font-[family-name:ui-monospace,monospace]' : ''}
        {...(isCode && { spellCheck: false, autoCapitalize: 'off', autoCorrect: 'off' })}
      />
      {note === undefined ? null : (
        <p
          id={`${id}-note`}
          className={`flex items-start gap-1.5 text-ui ${wrong === undefined ? 'text-text2' : 'text-danger'}`}
        >
          {wrong === undefined ? null : <CircleAlert aria-hidden size={14} className="mt-0.75 shrink-0" />}
          {note}
        </p>
      )}
    </div>
  )
}
