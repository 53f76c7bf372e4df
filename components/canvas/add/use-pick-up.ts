'use client'

import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef, useState } from 'react'
import { type Editor, useEditor } from 'tldraw'
import { isOverBoard } from '@/components/canvas/add/ghost'
import { insert, insertAt } from '@/components/canvas/add/insert'
import type { PlaceTool } from '@/components/canvas/add/place-tool'
import { rememberAdded } from '@/components/canvas/add/recent'
import type { Addable } from '@/lib/board/addables'

/** How far the pointer moves before a press becomes a drag, in px. */
const dragDistance = 4

/**
 * Taking things out of the palette. Dragged, a thing lands where it is let go; clicked, it waits in the hand for a
 * click on the board, and a second click puts it back; from the keyboard it goes to the middle of the view.
 */
export function usePickUp(onTaken?: () => void) {
  const editor = useEditor()
  const [dragged, setDragged] = useState<Addable | null>(null)
  const endDrag = useRef<() => void>(() => undefined)
  useEffect(() => () => endDrag.current(), [])

  const onPointerDown = useCallback(
    (event: ReactPointerEvent<HTMLElement>, what: Addable) => {
      if (event.button !== 0) return
      event.preventDefault()
      editor.focus()
      endDrag.current()
      const { clientX, clientY, pointerId, currentTarget } = event
      currentTarget.setPointerCapture(pointerId)
      let isDragging = false
      const listening = new AbortController()
      const end = () => {
        listening.abort()
        setDragged(null)
      }
      endDrag.current = end
      const listen = <Type extends keyof WindowEventMap>(
        type: Type,
        act: (event: WindowEventMap[Type]) => void,
      ) => window.addEventListener(type, act, { capture: true, signal: listening.signal })
      listen('pointermove', (move) => {
        if (isDragging || Math.hypot(move.clientX - clientX, move.clientY - clientY) < dragDistance) return
        isDragging = true
        editor.setCurrentTool('select')
        setDragged(what)
      })
      listen('pointerup', (up) => {
        end()
        if (!isDragging) toggleHeld(editor, what)
        else if (isOverBoard(up.clientX, up.clientY)) {
          insertAt(editor, what, editor.screenToPage({ x: up.clientX, y: up.clientY }))
          rememberAdded(what)
        } else return
        onTaken?.()
      })
      listen('pointercancel', end)
      listen('keydown', (key) => {
        if (key.code !== 'Escape') return
        key.stopPropagation()
        end()
      })
    },
    [editor, onTaken],
  )

  /** A click that no pointer made: the keyboard's, or a screen reader's. */
  const onClick = useCallback(
    (event: { detail: number }, what: Addable) => {
      if (event.detail !== 0) return
      editor.selectNone()
      insert(editor, what, 'loose')
      rememberAdded(what)
      onTaken?.()
    },
    [editor, onTaken],
  )

  return { dragged, onPointerDown, onClick }
}

function toggleHeld(editor: Editor, what: Addable): void {
  if (heldThing(editor) === what) editor.setCurrentTool('select')
  else editor.setCurrentTool('place', { what })
}

/** What waits in the hand for a click on the board; null when nothing does. */
export function heldThing(editor: Editor): Addable | null {
  const tool = editor.getCurrentTool()
  return tool.id === 'place' ? (tool as PlaceTool).held.get() : null
}
