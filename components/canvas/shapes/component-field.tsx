'use client'

import { useEffect, useRef } from 'react'
import { stopEventPropagation, useEditor } from 'tldraw'
import { onEnter } from '@/components/canvas/enter-key'
import type { ComponentShape } from '@/lib/board/shapes/component'

/** The label while it is typed: every stroke is on the board at once, and Enter or Esc ends it. */
export function ComponentField({ shape, placeholder }: { shape: ComponentShape; placeholder: string }) {
  const editor = useEditor()
  const field = useRef<HTMLTextAreaElement>(null)
  const written = useRef(shape.props.label)
  const { id } = shape
  const { label } = shape.props

  useEffect(() => {
    const element = field.current
    if (!element) return
    element.focus()
    element.select()
    return onEnter(element, window, () => editor.complete())
  }, [editor])

  useEffect(() => {
    // Somebody else has written here meanwhile.
    if (field.current && label !== written.current) field.current.value = label
    written.current = label
  }, [label])

  return (
    <textarea
      ref={field}
      className="component-field"
      aria-label={placeholder}
      placeholder={placeholder}
      defaultValue={label}
      rows={1}
      dir="auto"
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      onChange={({ currentTarget }) => {
        written.current = currentTarget.value.replace(/\s*\n\s*/g, ' ')
        editor.updateShape<ComponentShape>({ id, type: 'component', props: { label: written.current } })
      }}
      onPointerDown={stopEventPropagation}
      onTouchEnd={stopEventPropagation}
      onDoubleClick={stopEventPropagation}
      onContextMenu={stopEventPropagation}
    />
  )
}
