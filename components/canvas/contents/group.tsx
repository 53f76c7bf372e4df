'use client'

import { ChevronDown } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { type TLShapeId, useEditor } from 'tldraw'
import { findOnBoard } from '@/components/canvas/contents/find-on-board'
import { focusBoard } from '@/components/canvas/focus-board'

/** A list under its name and number, which folds it. Nothing, where there is nothing in it. */
export function Group({
  title,
  count,
  isFolded = false,
  children,
}: {
  title: string
  count: number
  isFolded?: boolean
  children: ReactNode
}) {
  const [isOpen, setOpen] = useState(!isFolded)
  const id = useId()
  if (count === 0) return null
  return (
    <section className="contents-group">
      <h3>
        <button
          type="button"
          className="contents-fold"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronDown aria-hidden size={14} />
          {title}
          <span className="contents-count">{count}</span>
        </button>
      </h3>
      {isOpen ? <ul id={id}>{children}</ul> : null}
    </section>
  )
}

/** One thing on the board. */
export function Row({
  id,
  icon,
  note,
  children,
}: {
  id: string
  icon?: ReactNode
  note?: string
  children: ReactNode
}) {
  const editor = useEditor()
  return (
    <li>
      <button
        type="button"
        className="contents-row"
        data-id={id}
        onPointerDown={(event) => {
          event.preventDefault()
          focusBoard(editor)
        }}
        onClick={({ currentTarget }) =>
          findOnBoard(editor, id as TLShapeId, currentTarget.closest<HTMLElement>('.contents'))
        }
      >
        {icon}
        <span className="contents-name">{children}</span>
        {note ? <bdi className="contents-note">{note}</bdi> : null}
      </button>
    </li>
  )
}
