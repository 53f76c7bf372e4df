import type { Editor } from 'tldraw'

/**
 * Calls back when the page takes no further shape (B8). The vendor would say so itself, but in English only and
 * with advice about pages that there are not.
 */
export function onFullBoard(editor: Editor, tell: () => void): void {
  const emit = editor.emit.bind(editor)
  editor.emit = ((event: Parameters<Editor['emit']>[0], ...rest: unknown[]) => {
    if (event !== 'max-shapes') return (emit as (...all: unknown[]) => boolean)(event, ...rest)
    tell()
    return true
  }) as Editor['emit']
}
