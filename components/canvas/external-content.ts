import type { Editor, TLContent, TLShape } from 'tldraw'

/** Kinds that show something from elsewhere. They cannot be pasted: nothing but this server is ever asked (B10). */
const foreignKinds: ReadonlySet<string> = new Set(['image', 'video', 'bookmark', 'embed'])

/**
 * Decides what may be pasted or dropped: text, and shapes copied from a board. An address becomes text and
 * is not fetched (B9). Files are refused until boards have an asset store; `onRefused` says so.
 */
export function registerExternalContent(editor: Editor, onRefused: () => void): void {
  editor.registerExternalContentHandler('url', async ({ url, point, sources }) => {
    await editor.putExternalContent({ type: 'text', text: url, point, sources })
  })
  editor.registerExternalContentHandler('embed', async ({ url, point }) => {
    await editor.putExternalContent({ type: 'text', text: url, point })
  })
  for (const type of ['files', 'file-replace', 'svg-text', 'excalidraw'] as const) {
    editor.registerExternalContentHandler(type, () => onRefused())
  }
  editor.registerExternalContentHandler('tldraw', ({ content, point }) => {
    const own = withoutForeign(content)
    if (own.shapes.length < content.shapes.length) onRefused()
    if (own.shapes.length === 0) return
    editor.run(() => {
      editor.markHistoryStoppingPoint('paste')
      editor.putContentOntoCurrentPage(own, { point, select: true })
    })
  })
  const refuse = () => Promise.resolve(undefined)
  editor.registerExternalAssetHandler('file', refuse as never)
  editor.registerExternalAssetHandler('url', refuse as never)
}

/** Copied shapes without those that show something from elsewhere. */
export function withoutForeign(content: TLContent): TLContent {
  const shapes = content.shapes.filter((shape: TLShape) => !foreignKinds.has(shape.type))
  const kept = new Set<string>(shapes.map(({ id }) => id))
  const dropped = new Set<string>(content.shapes.map(({ id }) => id).filter((id) => !kept.has(id)))
  return {
    ...content,
    assets: [],
    shapes,
    rootShapeIds: content.rootShapeIds.filter((id) => kept.has(id)),
    bindings: content.bindings?.filter(({ fromId, toId }) => !dropped.has(fromId) && !dropped.has(toId)),
  }
}
