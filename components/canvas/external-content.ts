import type { Editor, TLContent, TLImageShape, TLShape, VecLike } from 'tldraw'
import { layOutPictures, putPicture, sortFiles } from '@/components/canvas/pictures/add-pictures'
import { PictureFailed } from '@/components/canvas/pictures/picture-source'
import type { Pictures } from '@/components/canvas/pictures/pictures'
import { imageIdOf } from '@/lib/board/images'

/** Kinds that show something from elsewhere. They cannot be pasted: nothing but this server is ever asked (B10). */
const foreignKinds: ReadonlySet<string> = new Set(['video', 'bookmark', 'embed'])

/** What is said of what cannot be pasted; `noPictures` where a board takes none. Each has words under `images`. */
export type ContentRefusal = 'foreign' | 'noSvg' | 'noPictures'

/**
 * Decides what may be pasted or dropped: text, shapes copied from a board, and pictures, where the board takes any
 * (B9). An address becomes text and is not fetched.
 */
export function registerExternalContent(
  editor: Editor,
  pictures: Pictures | null,
  onRefused: (refusal: ContentRefusal) => void,
): void {
  editor.registerExternalContentHandler('url', async ({ url, point, sources }) => {
    await editor.putExternalContent({ type: 'text', text: url, point, sources })
  })
  editor.registerExternalContentHandler('embed', async ({ url, point }) => {
    await editor.putExternalContent({ type: 'text', text: url, point })
  })
  editor.registerExternalContentHandler('files', async ({ files, point }) => {
    if (pictures) await addFiles(editor, pictures, files, point)
    else onRefused('noPictures')
  })
  editor.registerExternalContentHandler('svg-text', () => onRefused('noSvg'))
  editor.registerExternalContentHandler('excalidraw', () => onRefused('foreign'))
  editor.registerExternalContentHandler('file-replace', () => undefined)
  editor.registerExternalContentHandler('tldraw', ({ content, point }) => {
    const own = withoutForeign(content, (assetId) => isOfThisRoom(editor, assetId))
    if (own.shapes.length < content.shapes.length) onRefused('foreign')
    if (own.shapes.length === 0) return
    editor.run(() => {
      editor.markHistoryStoppingPoint('paste')
      editor.putContentOntoCurrentPage(own, { point, select: true })
    })
  })
  const refuse = () => Promise.resolve(undefined)
  editor.registerExternalAssetHandler('file', refuse as never)
  editor.registerExternalAssetHandler('url', refuse as never)
  // A copy takes the name of a picture along and not its bytes: it is pasted where the room has that picture.
  editor.resolveAssetsInContent = (content) => Promise.resolve(content)
}

async function addFiles(
  editor: Editor,
  pictures: Pictures,
  files: readonly File[],
  point: VecLike | undefined,
): Promise<void> {
  if (editor.getIsReadonly()) return pictures.fail(new PictureFailed('notNow'))
  const { pictures: wanted, refusals } = sortFiles(files)
  for (const refusal of refusals) pictures.say(refusal)
  const placed = await layOutPictures(editor, wanted, point, (failure) => pictures.fail(failure))
  const sent = placed.map(({ blob, area }) =>
    pictures.queue.add(blob, area, async (image) => {
      // What takes the place of the preview is there at once.
      await pictures.cache.load(image.id)
      // The editor of now: the one it was pasted into may have gone with the board that was restored.
      await putPicture(pictures.shownBy() ?? editor, image, area)
    }),
  )
  await Promise.all(sent)
}

/** Whether the board knows this picture: a copied shape may come from any board, with whatever assets it says it has. */
function isOfThisRoom(editor: Editor, assetId: string): boolean {
  const asset = editor.getAssets().find(({ id }) => id === assetId)
  return asset !== undefined && imageIdOf(asset.props.src) !== null
}

/** Copied shapes without those that show something from elsewhere; of pictures those of the room may stay. */
export function withoutForeign(content: TLContent, isOurs: (assetId: string) => boolean): TLContent {
  const shapes = content.shapes.filter((shape: TLShape) => {
    if (shape.type !== 'image') return !foreignKinds.has(shape.type)
    const { assetId } = (shape as TLImageShape).props
    return assetId !== null && isOurs(assetId)
  })
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
