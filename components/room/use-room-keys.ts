'use client'

import { useEffect, useEffectEvent } from 'react'
import { areKeysTaken } from '@/components/canvas/physical-keys'

/** A key by its place, e.g. `KeyN`, or with Shift, e.g. `Shift+Period`. */
export type RoomKey = string

/**
 * Keys of the room, anywhere but where somebody types or a menu or popover has the focus. What is heard here is not
 * heard by the board. An action that answers false has not used the key.
 */
export function useRoomKeys(keys: Readonly<Record<RoomKey, () => boolean | void>>, isOn = true): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.repeat || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const action = keys[event.shiftKey ? `Shift+${event.code}` : event.code]
    if (!action || areKeysTaken(document.activeElement) || action() === false) return
    event.stopImmediatePropagation()
    event.preventDefault()
  })
  useEffect(() => {
    if (!isOn) return
    const listener = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listener, { capture: true })
    return () => window.removeEventListener('keydown', listener, { capture: true })
  }, [isOn])
}
