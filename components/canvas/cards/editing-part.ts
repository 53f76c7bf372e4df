import type { Editor } from 'tldraw'

/** Tells others which cell of a card this person is in, `row.cell`; null for none (B13). */
export function announcePart(editor: Editor, part: string | null): void {
  const { meta } = editor.getInstanceState()
  if (meta.editingPart === part) return
  editor.updateInstanceState({ meta: { ...meta, editingPart: part } }, { history: 'ignore' })
}
