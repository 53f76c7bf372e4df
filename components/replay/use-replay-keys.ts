'use client'

import { type RefObject, useEffect, useEffectEvent } from 'react'
import { isTyping } from '@/components/canvas/physical-keys'
import { type Played } from '@/components/replay/player-context'
import { speeds } from '@/components/replay/player'
import { nextMark } from '@/lib/replay/mark-walk'

/** What has the keys to itself while it is open, unless the replay is inside of it. */
const layers = '[role="menu"], [role="dialog"], [role="listbox"]'

/**
 * Keys of a replay, by their place: Space, the arrows by change, brackets by mark, 1 to 5 for the speed, Home and End.
 * Nothing of them reaches the board, where Space would take hold of the paper.
 */
export function useReplayKeys(root: RefObject<HTMLElement | null>, played: Played | null): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!played || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
      return
    const { activeElement } = document
    const layer = activeElement?.closest(layers)
    if (isTyping(activeElement) || (layer && !layer.contains(root.current))) return
    const action = actionOf(event.code, played)
    if (!action || (event.code === 'Space' && isPressed(activeElement))) return
    event.stopImmediatePropagation()
    event.preventDefault()
    if (!event.repeat || event.code.startsWith('Arrow')) action()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listener, { capture: true })
    return () => window.removeEventListener('keydown', listener, { capture: true })
  }, [])
}

/** Whoever came to a button by the keyboard presses it with Space. */
function isPressed(element: Element | null): boolean {
  return Boolean(element?.matches('button:focus-visible, a:focus-visible, summary:focus-visible'))
}

/** The mark before a playhead that runs is the one behind it, unless that has only just gone by: so far, in ms at ×1. */
const justGoneMs = 1000

function actionOf(code: string, { player, head, marks, chosen, choose }: Played): (() => void) | null {
  const toMark = (by: 1 | -1) => () => {
    const { at, isPlaying, speed } = player.getState()
    // What was before the first drawing, or after the last, is shown with it.
    const shown = marks.map((mark) => ({ ...mark, at: Math.min(Math.max(mark.at, head.fromAt), head.toAt) }))
    const from = isPlaying && by === -1 ? at - justGoneMs * speed : at
    const mark = nextMark(shown, from, by, chosen)
    if (!mark) return
    choose(mark.id)
    player.seek(mark.at)
  }
  const speed = speeds[Number(/^Digit([1-5])$/.exec(code)?.[1] ?? 0) - 1]
  if (speed !== undefined) return () => player.setSpeed(speed)
  switch (code) {
    case 'Space':
      return () => player.toggle()
    case 'ArrowLeft':
      return () => player.step(-1)
    case 'ArrowRight':
      return () => player.step(1)
    case 'BracketLeft':
      return toMark(-1)
    case 'BracketRight':
      return toMark(1)
    case 'Home':
      return () => player.seek(head.fromAt)
    case 'End':
      return () => player.seek(head.toAt)
    default:
      return null
  }
}
