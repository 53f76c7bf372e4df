'use client'

import { Toolbar } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { useEditor } from 'tldraw'
import { Tooltip } from '@/components/ui/tooltip'

/** A button of the toolbar: named by its label, which appears with its key beside it. A press leaves the focus on the board. */
export function BoardButton({
  label,
  shortcut,
  tooltipSide,
  children,
  disabled,
  onClick,
  ...props
}: {
  label: string
  shortcut?: string
  tooltipSide?: 'top' | 'right'
  children: ReactNode
} & ComponentProps<'button'>) {
  const editor = useEditor()
  return (
    <Tooltip label={shortcut ? `${label} · ${shortcut}` : label} {...(tooltipSide && { side: tooltipSide })}>
      <Toolbar.Button
        aria-label={label}
        aria-keyshortcuts={shortcut}
        aria-disabled={disabled || undefined}
        className="board-button"
        onPointerDown={(event) => {
          event.preventDefault()
          editor.focus()
        }}
        onClick={disabled ? undefined : onClick}
        {...props}
      >
        {children}
      </Toolbar.Button>
    </Tooltip>
  )
}
