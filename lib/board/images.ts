/** Pictures on boards (B9): what one may be, how a document names it, where it lies. */
import type { Area } from '@/lib/board/free-place'
import { isObject } from '@/lib/board/json'

/** The most bytes of a picture that is sent. */
export const maxImageBytes = 5 * 1024 * 1024
/** The most pixels it may unfold into. */
export const maxImagePixels = 25_000_000
/** The longest side it is kept with, in pixels: what is larger is scaled down. */
export const maxImageSide = 2560
/** So many pictures are kept for a room … */
export const maxRoomImages = 200
/** … and so many bytes of them. */
export const maxRoomImageBytes = 200 * 1024 * 1024

/** What kinds of file a person may pick. A browser turns into PNG or JPEG what the server does not take. */
export const pickableTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif'] as const
/** What the server takes; of a GIF it would take the first frame only, and a browser draws that as well. */
const sentTypes: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp'])

/** The longest side of a picture that was just put on a board, and the distance to the next one, in page units. */
const maxSideOnBoard = 640
const gapOnBoard = 24

/** A picture that the server keeps. */
export interface ImageView {
  id: string
  /** In pixels. */
  width: number
  height: number
  mediaType: string
}

/** What stands in a document for a picture of the room it belongs to: a name, no address (B10). */
export function imageSource(imageId: string): string {
  return `asset:${imageId}`
}

/** The id of the picture that a source names, or null when it is anything else than a name of ours. */
export function imageIdOf(source: unknown): string | null {
  return typeof source === 'string' ? (/^asset:([\w-]{1,64})$/.exec(source)?.[1] ?? null) : null
}

/**
 * The ids of the pictures that shapes of a board show. A picture that was taken off may still be known to it. The
 * records are as they stand in a document, so none is believed.
 */
export function picturesShown(records: Iterable<unknown>): Set<string> {
  const all = [...records].filter(isObject)
  const props = (record: Record<string, unknown>) => (isObject(record.props) ? record.props : {})
  const shown = new Set(all.flatMap((record) => (record.type === 'image' ? props(record).assetId : [])))
  const assets = all.filter(({ id, typeName }) => typeName === 'asset' && shown.has(id))
  return new Set(assets.flatMap((asset) => imageIdOf(props(asset).src) ?? []))
}

/** Whether a picture need not be made smaller or of another kind before it is sent. `bytes` is its size. */
export function isSentAsIs(picture: { type: string; bytes: number; width: number; height: number }): boolean {
  const { type, bytes, width, height } = picture
  return sentTypes.has(type) && bytes <= maxImageBytes && Math.max(width, height) <= maxImageSide
}

/** The size, in pixels, of a picture that is kept: as it is, or scaled down to the longest side that is kept. */
export function fittingSize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, maxImageSide / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** Where pictures lie that are put on a board together: in a row, its middle at the point. Sizes are in pixels. */
export function rowOfPictures(
  pictures: readonly { width: number; height: number }[],
  { x, y }: { x: number; y: number },
): Area[] {
  const sizes = pictures.map(({ width, height }) => {
    const scale = Math.min(1, maxSideOnBoard / Math.max(width, height))
    return { w: Math.max(1, width * scale), h: Math.max(1, height * scale) }
  })
  const total = sizes.reduce((sum, { w }) => sum + w + gapOnBoard, -gapOnBoard)
  let left = x - total / 2
  return sizes.map(({ w, h }) => {
    const area = { x: left, y: y - h / 2, w, h }
    left += w + gapOnBoard
    return area
  })
}
