/** Makes pictures that people send into pictures that may be shown (B9). */

/** A picture of our own making: no metadata, one frame, bounded in size. */
export interface EncodedImage {
  bytes: Uint8Array
  mediaType: string
  /** In pixels. */
  width: number
  height: number
}

/** Whose picture it is, for which room, and from where (server/client-address.ts): a guest costs nothing, an address does. */
export interface ImageSender {
  roomId: string
  participantId: string
  address: string
}

export interface ImageEncoder {
  /** Refuses a picture that `encode` would refuse now, before anybody sends its bytes: AppError too_many. */
  requirePlace(sender: ImageSender): void
  /**
   * Encodes a picture anew; its format is what its bytes say. AppError image_refused when it is none that we take,
   * image_too_large when it unfolds into too many pixels, too_many when this person, address, room or all of them wait for too much.
   * What is longer than `maxSide` pixels on a side, those a board keeps unless it is said otherwise, is scaled down.
   */
  encode(sender: ImageSender, bytes: Uint8Array, maxSide?: number): Promise<EncodedImage>
}
