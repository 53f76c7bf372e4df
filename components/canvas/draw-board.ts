import { Box, type Editor } from 'tldraw'
import { isCard } from '@/lib/board/shapes/cards'
import { isComponent } from '@/lib/diagram/diagram'
import { pictureSide } from '@/lib/replay/board-picture'

/** Around the drawing, in page units. */
const padding = 32
/** A small drawing is not drawn larger than this. */
const maxPixelRatio = 2

/** What of a board is to be seen: all of it, or the drawing without the cards, if there is one. */
export type DrawnPart = 'all' | 'drawing'

/** Makes a picture of what is on a board; null where nothing is. */
export type DrawBoard = (part: DrawnPart) => Promise<Blob | null>

/** A board as a picture (PNG) on paper: as in the light, its longest side at most `pictureSide` pixels. */
export async function drawBoard(editor: Editor, part: DrawnPart): Promise<Blob | null> {
  const shapes = editor.getCurrentPageShapes()
  const drawn =
    part === 'drawing' && shapes.some(isComponent) ? shapes.filter((shape) => !isCard(shape)) : shapes
  const boxes = drawn.flatMap((shape) => editor.getShapePageBounds(shape) ?? [])
  if (boxes.length === 0) return null
  const bounds = Box.Common(boxes)
  const longest = Math.max(bounds.w, bounds.h) + 2 * padding
  const { blob } = await editor.toImage(drawn, {
    ...{ format: 'png', background: true, darkMode: false, padding },
    pixelRatio: Math.min(maxPixelRatio, pictureSide / longest),
  })
  return blob
}
