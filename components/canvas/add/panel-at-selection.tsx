'use client'

import { Popover } from 'radix-ui'
import { type ReactNode, useMemo } from 'react'
import { type Editor, useEditor } from 'tldraw'
import { focusBoard } from '@/components/canvas/focus-board'
import { PopoverContent } from '@/components/ui/popover'

/** A card that opens beside what is selected, or in the middle of the board; closing it gives the keys back to the board. */
export function PanelAtSelection({
  label,
  onClose,
  children,
}: {
  label: string
  onClose: () => void
  children: ReactNode
}) {
  const editor = useEditor()
  const anchor = useMemo(() => ({ current: { getBoundingClientRect: () => anchorOf(editor) } }), [editor])
  return (
    <Popover.Root open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Popover.Anchor virtualRef={anchor} />
      <PopoverContent
        aria-label={label}
        side="right"
        align="start"
        sideOffset={16}
        collisionPadding={12}
        className="panel-at-selection w-80 overflow-hidden"
        onCloseAutoFocus={(event) => {
          event.preventDefault()
          // A card that is open for writing keeps them.
          if (!editor.getEditingShapeId()) focusBoard(editor)
        }}
      >
        {children}
      </PopoverContent>
    </Popover.Root>
  )
}

/** Where the selection is on the screen; a point left above the middle where there is none or it is out of sight. */
function anchorOf(editor: Editor): DOMRect {
  const selected = editor.getSelectionScreenBounds()
  const board = editor.getViewportScreenBounds()
  if (selected && board.collides(selected)) {
    const { x, y, w, h } = selected
    return new DOMRect(x, y, w, h)
  }
  return new DOMRect(board.center.x - 176, board.center.y - 200, 0, 0)
}
