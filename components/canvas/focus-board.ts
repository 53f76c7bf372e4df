import type { Editor } from 'tldraw'

/** Gives the keys to the board: `editor.focus()` alone does nothing while the editor believes it has them. */
export function focusBoard(editor: Editor): void {
  editor.focus()
  editor.getContainer().focus({ preventScroll: true })
}
