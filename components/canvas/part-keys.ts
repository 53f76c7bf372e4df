import type { Editor } from 'tldraw'
import { areKeysTaken } from '@/components/canvas/physical-keys'
import { selectedFlows, toggleFlows } from '@/components/canvas/selected-parts'

export interface PartKeys {
  /** `i`, with something to show; answers whether it did anything. */
  onDetails: () => boolean
  /** Shift+O. */
  onContents: () => void
}

/**
 * Keys for parts of the drawing, by their place: `w` turns selected flows into writes or reads, `y` into async or
 * sync ones, `i` shows details, Shift+O what is on the board. None acts while somebody types or a menu or popover has
 * the focus, and what acts here is not heard by tldraw. The answer ends it.
 */
export function watchPartKeys(
  window: Window,
  editor: Editor,
  { onDetails, onContents }: PartKeys,
): () => void {
  const toggle = (what: 'op' | 'mode') => {
    const flows = editor.getIsReadonly() ? [] : selectedFlows(editor)
    if (flows.length > 0) toggleFlows(editor, flows, what)
    return flows.length > 0
  }
  const act = (code: string, isShifted: boolean): boolean => {
    if (isShifted && code === 'KeyO') {
      onContents()
      return true
    }
    if (isShifted || editor.getEditingShapeId()) return false
    if (code === 'KeyW') return toggle('op')
    if (code === 'KeyY') return toggle('mode')
    return code === 'KeyI' && onDetails()
  }
  const onKey = (event: KeyboardEvent) => {
    const { activeElement } = window.document
    const taken = areKeysTaken(activeElement)
    if (taken || event.repeat || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (!act(event.code, event.shiftKey)) return
    // Whichever listener for physical keys came first, this key is heard once.
    event.stopImmediatePropagation()
    event.preventDefault()
  }
  window.addEventListener('keydown', onKey, { capture: true })
  return () => window.removeEventListener('keydown', onKey, { capture: true })
}
