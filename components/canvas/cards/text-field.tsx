'use client'

import { useEffect, useLayoutEffect, useRef } from 'react'
import { useEditor } from 'tldraw'
import { type ActiveCell, cardEditing } from '@/components/canvas/cards/card-editing'
import type { CardKeyboard } from '@/components/canvas/cards/card-keyboard'
import type { TextBox } from '@/components/canvas/cards/card-layout'
import { CellTyping } from '@/components/canvas/cell-typing'
import { textSizes } from '@/components/canvas/cards/text-lines'

export interface TextFieldProps {
  active: ActiveCell
  box: TextBox
  text: string
  label: string
  placeholder: string
  keyboard: CardKeyboard
  /** What would complete the text, best first. */
  suggestions: readonly string[]
}

/** The cell one is typing in: exactly where its text stands otherwise. React leaves its value to CellTyping. */
export function TextField({ active, box, text, label, placeholder, keyboard, suggestions }: TextFieldProps) {
  const editor = useEditor()
  const field = useRef<HTMLTextAreaElement>(null)
  const offered = useRef(suggestions)
  const typing = useRef<CellTyping>(null)
  const { row, cell, caret } = active

  useEffect(() => {
    offered.current = suggestions
  }, [suggestions])

  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    const editing = cardEditing(editor)
    const own = new CellTyping(element, {
      read: () => editing.textAt({ row, cell }),
      write: (typed) => editing.write({ row, cell }, typed, performance.now()),
    })
    typing.current = own
    keyboard.cell = { field: element, typing: own, suggestion: () => offered.current[0] ?? null }
    return () => {
      if (keyboard.cell?.typing === own) keyboard.cell = null
    }
  }, [editor, keyboard, row, cell])

  useLayoutEffect(() => typing.current?.receive(text), [text])

  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    element.focus({ preventScroll: true })
    const { length } = element.value
    const end = caret === 'end' || caret === 'all' ? length : caret
    element.setSelectionRange(caret === 'all' ? 0 : end, end)
    // Whoever comes back to the cell they are in, from a menu say, comes back to its caret.
  }, [active, caret])

  return (
    <textarea
      ref={field}
      aria-label={label}
      placeholder={placeholder}
      className="board-card-field"
      data-style={box.style}
      dir="auto"
      rows={1}
      spellCheck={false}
      autoComplete="off"
      style={{
        left: box.x,
        top: box.y,
        width: box.w,
        height: box.h,
        overflowY: box.isCut ? 'auto' : 'hidden',
        lineHeight: `${textSizes[box.style].line}px`,
      }}
    />
  )
}
