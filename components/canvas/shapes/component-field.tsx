'use client'

import { useEffect, useLayoutEffect, useRef } from 'react'
import { type Editor, stopEventPropagation, useEditor } from 'tldraw'
import { CellTyping } from '@/components/canvas/cell-typing'
import { onEnter } from '@/components/canvas/enter-key'
import { componentAt } from '@/components/canvas/shapes/flow-of-arrow'
import type { ComponentShape } from '@/lib/board/shapes/component'
import { clipped } from '@/lib/board/text-limits'

/** The label while it is typed: every stroke is on the board at once, and Enter or Esc ends it. */
export function ComponentField({ shape, placeholder }: { shape: ComponentShape; placeholder: string }) {
  const editor = useEditor()
  const field = useRef<HTMLTextAreaElement>(null)
  const typing = useRef<CellTyping>(null)
  const { id } = shape
  const { label } = shape.props

  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    const own = new CellTyping(element, labelOf(editor, id))
    typing.current = own
    const onStart = () => own.startComposing()
    const onEnd = () => own.endComposing()
    element.addEventListener('compositionstart', onStart)
    element.addEventListener('compositionend', onEnd)
    return () => {
      own.endComposing()
      element.removeEventListener('compositionstart', onStart)
      element.removeEventListener('compositionend', onEnd)
    }
  }, [editor, id])

  useEffect(() => {
    const element = field.current
    if (!element) return
    element.focus()
    element.select()
    // It listens after the above: Enter that ends a composition acts on what that has made.
    return onEnter(element, window, () => editor.complete())
  }, [editor])

  useLayoutEffect(() => typing.current?.receive(label), [label])

  return (
    <textarea
      ref={field}
      className="component-field"
      aria-label={placeholder}
      placeholder={placeholder}
      rows={1}
      dir="auto"
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      onInput={() => typing.current?.typed()}
      onPointerDown={stopEventPropagation}
      onTouchEnd={stopEventPropagation}
      onDoubleClick={stopEventPropagation}
      onContextMenu={stopEventPropagation}
    />
  )
}

/** The label of a component as a text to type in; of one that is gone, nothing. */
function labelOf(editor: Editor, id: ComponentShape['id']) {
  return {
    read: () => componentAt(editor, id)?.props.label ?? '',
    write: (typed: string) => {
      const label = clipped(typed.replace(/\s*\n\s*/g, ' '))
      editor.updateShape<ComponentShape>({ id, type: 'component', props: { label } })
      return label
    },
  }
}
