/** Makes pictures that people send into pictures that may be shown (B9). */

/** A picture of our own making: no metadata, one frame, bounded in size. */
export interface EncodedImage {
  bytes: Uint8Array
  mediaType: string
  /** In pixels. */
  width: number
  height: number
}

export interface ImageEncoder {
  /**
   * Encodes a picture anew; its format is what its bytes say. AppError image_refused when it is none that we take,
   * image_too_large when it unfolds into too many pixels, too_many when this room or all of them wait for too much.
   */
  encode(roomId: string, bytes: Uint8Array): Promise<EncodedImage>
}
