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
    if (isOfFocus(activeElement, event.code)) return
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

/** What is gone through by the arrows itself. */
const roving =
  '[role="tab"], [role="tablist"], [role="radio"], [role="radiogroup"], [role="slider"]:not([data-playhead])'

/** Whether a key belongs to what has the focus: the arrows of tabs, and the digits of a rubric, which give scores. */
export function isOfFocus(focused: Pick<Element, 'closest'> | null, code: string): boolean {
  if (/^(?:Arrow|Home$|End$)/.test(code)) return Boolean(focused?.closest(roving))
  return code.startsWith('Digit') && Boolean(focused?.closest('[data-takes-digits]'))
}

/** Whoever came to a button by the keyboard presses it with Space. */
function isPressed(element: Element | null): boolean {
  return Boolean(element?.matches('button:focus-visible, a:focus-visible, summary:focus-visible'))
}

/** The mark before a playhead that runs is the one behind it, unless that has only just gone by: so far, in ms at ×1. */
const justGoneMs = 1000

type Walked = Pick<Played, 'player' | 'timeline' | 'marks' | 'chosen' | 'choose'>

/** Goes to the next mark, or the one before; of several at one moment each has its turn. */
export function goToMark({ player, timeline, marks, chosen, choose }: Walked, by: 1 | -1): void {
  const { at, isPlaying, speed } = player.getState()
  // What is beyond the line is shown at its end.
  const shown = marks.map((mark) => ({ ...mark, at: timeline.within(mark.at) }))
  const from = isPlaying && by === -1 ? at - justGoneMs * speed : at
  const mark = nextMark(shown, from, by, chosen)
  if (!mark) return
  choose(mark.id)
  player.seek(mark.at)
}

function actionOf(code: string, played: Played): (() => void) | null {
  const { player } = played
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
      return () => goToMark(played, -1)
    case 'BracketRight':
      return () => goToMark(played, 1)
    case 'Home':
      return () => player.seek(player.span().from)
    case 'End':
      return () => player.seek(player.span().to)
    default:
      return null
  }
}
