/** Where the pictures of boards are kept (B9). One contract suite holds every implementation. */

/** Bytes by room and id, both ids of ours (server/auth/id.ts). What it throws is a fault of the store, unless it says otherwise. */
export interface ImageStore {
  /** Keeps a picture: whole or not at all. AppError store_full when there is no room for it. */
  put(roomId: string, imageId: string, bytes: Uint8Array): Promise<void>
  /** The bytes of a picture, or null when there is none. */
  get(roomId: string, imageId: string): Promise<Uint8Array | null>
  /** Deletes a picture. One that is not there is no fault. */
  remove(roomId: string, imageId: string): Promise<void>
  /** Deletes the pictures of a room. A room without any is no fault. */
  removeRoom(roomId: string): Promise<void>
}
