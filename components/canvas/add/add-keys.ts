import { areKeysTaken } from '@/components/canvas/physical-keys'

export interface AddKeyActions {
  insert: () => void
  connect: () => void
  togglePalette: () => void
  /** One more or one fewer, of all selected components. */
  count: (what: 'instances' | 'shards', by: 1 | -1) => void
  /** The hand has left Alt: what was counted is one step of undo. */
  endCounting: () => void
}

const counts: Record<string, ['instances' | 'shards', 1 | -1]> = {
  ArrowUp: ['instances', 1],
  ArrowDown: ['instances', -1],
  ArrowRight: ['shards', 1],
  ArrowLeft: ['shards', -1],
}

/**
 * `/` adds, `c` connects, `p` shows or hides the palette, Alt with the arrows counts: by the place of the key, and
 * never while somebody types or a menu or popover has the focus. The answer ends it.
 */
export function watchAddKeys(window: Window, actions: AddKeyActions): () => void {
  const act = ({ code, altKey, shiftKey, repeat }: KeyboardEvent): boolean => {
    const count = counts[code]
    if (altKey && count && !shiftKey) {
      actions.count(...count)
      return true
    }
    const action = { Slash: actions.insert, KeyC: actions.connect, KeyP: actions.togglePalette }[code]
    if (!action || altKey || shiftKey) return false
    if (!repeat) action()
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { activeElement } = window.document
    const taken = areKeysTaken(activeElement)
    if (taken || event.ctrlKey || event.metaKey || event.isComposing || !act(event)) return
    // Nobody else hears it: not tldraw, which moves shapes by arrows, and not the browser, which goes back.
    event.stopImmediatePropagation()
    event.preventDefault()
  }
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key === 'Alt') actions.endCounting()
  }
  window.addEventListener('keydown', onKeyDown, { capture: true })
  window.addEventListener('keyup', onKeyUp, { capture: true })
  window.addEventListener('blur', actions.endCounting)
  return () => {
    window.removeEventListener('keydown', onKeyDown, { capture: true })
    window.removeEventListener('keyup', onKeyUp, { capture: true })
    window.removeEventListener('blur', actions.endCounting)
  }
}
