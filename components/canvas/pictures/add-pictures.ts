import { createShapeId, type Editor, type VecLike } from 'tldraw'
import { PictureFailed } from '@/components/canvas/pictures/picture-source'
import { preparePicture, type PreparedPicture } from '@/components/canvas/pictures/prepare-picture'
import type { Area } from '@/lib/board/free-place'
import { type ImageView, pickableTypes, rowOfPictures } from '@/lib/board/images'
import { makePictureAsset } from '@/lib/board/make-record'

/** So many may be added at a time. */
export const maxAtOnce = 10

/** What is said of files that are not added; each has words under `images`. */
export type FileRefusal = 'notPictures' | 'noSvg' | 'tooMany'

/** What of a handful of files can be added, and what is to be said of the rest. */
export function sortFiles(files: readonly File[]): { pictures: File[]; refusals: FileRefusal[] } {
  const pictures = files.filter(({ type }) => type.startsWith('image/') && type !== 'image/svg+xml')
  const refusals = new Set<FileRefusal>()
  for (const file of files) {
    if (file.type === 'image/svg+xml') refusals.add('noSvg')
    else if (!pictures.includes(file)) refusals.add('notPictures')
  }
  if (pictures.length > maxAtOnce) refusals.add('tooMany')
  return { pictures: pictures.slice(0, maxAtOnce), refusals: [...refusals] }
}

/**
 * Makes pictures ready to be sent, and finds each its area: in a row around the point, or around the middle of what is
 * seen. What this browser cannot read is told to `onFailed`.
 */
export async function layOutPictures(
  editor: Editor,
  files: readonly File[],
  point: VecLike | undefined,
  onFailed: (failure: PictureFailed) => void,
): Promise<{ blob: Blob; area: Area }[]> {
  const prepared: PreparedPicture[] = []
  for (const file of files) {
    try {
      prepared.push(await preparePicture(file))
    } catch (error) {
      onFailed(error instanceof PictureFailed ? error : new PictureFailed('failed'))
    }
  }
  const areas = rowOfPictures(prepared, point ?? editor.getViewportPageBounds().center)
  return prepared.flatMap(({ blob }, at) => {
    const area = areas[at]
    return area ? [{ blob, area }] : []
  })
}

/**
 * Puts a picture that the room keeps on the board, as one step of undo. Throws PictureFailed where nothing can be
 * drawn, also because the board made way for a restored one meanwhile: what is drawn there is on no board.
 */
export async function putPicture(editor: Editor, image: ImageView, { x, y, w, h }: Area): Promise<void> {
  await restOfHands(editor)
  if (editor.isDisposed || editor.getIsReadonly()) throw new PictureFailed('notNow')
  const asset = makePictureAsset(image)
  const id = createShapeId()
  editor.markHistoryStoppingPoint('add picture')
  editor.run(() => {
    editor.createAssets([asset])
    editor.createShape({ id, type: 'image', x, y, props: { w, h, assetId: asset.id } })
    // Whoever is busy with something else by now stays with it.
    if (editor.isIn('select.idle')) editor.select(id)
  })
}

/** Lets a person choose pictures from their machine. */
export function pickPictures(editor: Editor): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = pickableTypes.join()
  input.multiple = true
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])]
    if (files.length > 0) void editor.putExternalContent({ type: 'files', files })
    editor.focus()
  })
  input.click()
}

/** A step of undo that began in the middle of a drag would tear the drag in two. */
function restOfHands(editor: Editor): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (editor.inputs.isPointing && !editor.isDisposed) return
      editor.off('tick', look)
      resolve()
    }
    editor.on('tick', look)
    look()
  })
}
