import { areKeysTaken } from '@/components/canvas/physical-keys'
import type { ViewSharing } from '@/components/canvas/view-sharing'

/**
 * `j` follows somebody or ends it, Esc ends it, Shift+J brings everyone here: by the place of the key, and
 * never while somebody types or a menu or popover has the focus. The answer ends it.
 */
export function watchViewKeys(window: Window, views: ViewSharing, onSummon: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    const { activeElement } = window.document
    const taken = areKeysTaken(activeElement)
    if (taken || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return
    // The board hears Esc too: it also ends what the hand was doing.
    if (event.code === 'Escape') views.stopFollowing()
    if (event.code !== 'KeyJ') return
    // Whichever listener for physical keys came first, this key is heard once.
    event.stopImmediatePropagation()
    event.preventDefault()
    if (event.shiftKey) onSummon()
    else views.toggle()
  }
  window.addEventListener('keydown', onKey, { capture: true })
  return () => window.removeEventListener('keydown', onKey, { capture: true })
}
