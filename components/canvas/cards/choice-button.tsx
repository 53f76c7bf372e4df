'use client'

import { type CSSProperties, type ReactNode, useLayoutEffect, useRef } from 'react'
import { useEditor } from 'tldraw'
import { type ActiveCell, cardEditing } from '@/components/canvas/cards/card-editing'
import type { CellAddress } from '@/components/canvas/cards/card-stops'

export interface ChoiceButtonProps {
  address: CellAddress
  active: ActiveCell | null
  isEditing: boolean
  label: string
  pressed?: boolean
  style: CSSProperties
  children: ReactNode
}

/** A cell in which something is chosen: a press takes the next, keys choose. Outside of editing it only shows. */
export function ChoiceButton({
  address,
  active,
  isEditing,
  label,
  pressed,
  style,
  children,
}: ChoiceButtonProps) {
  const editor = useEditor()
  const button = useRef<HTMLButtonElement>(null)
  const isActive = active?.row === address.row && active.cell === address.cell

  useLayoutEffect(() => {
    if (isActive) button.current?.focus({ preventScroll: true })
  }, [isActive, active])

  if (!isEditing) {
    return (
      <span className="board-card-choice" data-cell={address.cell} title={label} style={style}>
        {children}
      </span>
    )
  }
  return (
    <button
      ref={button}
      type="button"
      tabIndex={-1}
      className="board-card-choice"
      data-cell={address.cell}
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      style={style}
      onClick={(event) => {
        // A key on the button is heard by the card.
        if (event.detail === 0) return
        cardEditing(editor).enter(address)
        cardEditing(editor).chooseNext(address, 1)
      }}
    >
      {children}
    </button>
  )
}
