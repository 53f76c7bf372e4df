import { type ChangeEvent, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import { onEnter } from '@/components/canvas/enter-key'

/** What a field is given: `commit` takes over what was typed, or answers why it cannot be. */
export interface DraftOptions {
  /** What the record says; shown while nobody types here, also when somebody else changes it. */
  shown: string
  commit: (text: string) => string | null
}

/**
 * A text that becomes the record's when it is done: on Enter, when the focus goes, or when the field does because
 * something else was selected. Esc gives it up. What cannot be taken stays in the field, with the reason.
 */
export function useDraft({ shown, commit }: DraftOptions): {
  field: RefObject<HTMLInputElement | null>
  problem: string | null
  props: {
    value: string
    onChange: (event: ChangeEvent<HTMLInputElement>) => void
    onBlur: () => void
  }
} {
  const field = useRef<HTMLInputElement>(null)
  const typed = useRef<string | null>(null)
  const [draft, setDraft] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const keep = (text: string | null, reason: string | null) => {
    typed.current = text
    setDraft(text)
    setProblem(reason)
  }
  const finish = () => {
    const text = typed.current
    if (text === null) return
    const reason = text === shown ? null : commit(text)
    keep(reason === null ? null : text, reason)
  }
  const onDone = useEffectEvent(finish)
  const onGiveUp = useEffectEvent(() => keep(null, null))

  useEffect(() => {
    const element = field.current
    if (!element) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing) onGiveUp()
    }
    const stopEnter = onEnter(element, window, () => onDone())
    element.addEventListener('keydown', onKey)
    return () => {
      stopEnter()
      element.removeEventListener('keydown', onKey)
    }
  }, [])
  useEffect(() => () => onDone(), [])

  return {
    field,
    problem,
    props: {
      value: draft ?? shown,
      onChange: ({ currentTarget }) => keep(currentTarget.value, null),
      onBlur: finish,
    },
  }
}
