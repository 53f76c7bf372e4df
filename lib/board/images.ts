/** Pictures on boards (B9): what one may be, and how a document names it. */

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

/** What kinds of file a person may pick. A browser turns those into PNG or JPEG that the server does not take. */
export const pickableTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif'] as const
/** What the server reads, whatever a file calls itself. */
export const sentTypes: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif'])

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
