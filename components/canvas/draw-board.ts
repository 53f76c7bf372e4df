import type { Editor } from 'tldraw'
import { pictureSide } from '@/lib/replay/board-picture'

/** Around the drawing, in page units. */
const padding = 32
/** A small drawing is not drawn larger than this. */
const maxPixelRatio = 2

/** Makes a picture of all that is on a board; null where nothing is. */
export type DrawBoard = () => Promise<Blob | null>

/** A board as a picture (PNG) on paper: as in the light, its longest side at most `pictureSide` pixels. */
export async function drawBoard(editor: Editor): Promise<Blob | null> {
  const bounds = editor.getCurrentPageBounds()
  if (!bounds) return null
  const longest = Math.max(bounds.w, bounds.h) + 2 * padding
  const { blob } = await editor.toImage([...editor.getCurrentPageShapeIds()], {
    ...{ format: 'png', background: true, darkMode: false, padding },
    pixelRatio: Math.min(maxPixelRatio, pictureSide / longest),
  })
  return blob
}
