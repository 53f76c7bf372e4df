import type { ImageStore } from '@/server/images/image-store'

/** Pictures that nothing is left of afterwards: for tests. */
export class MemoryImageStore implements ImageStore {
  readonly #rooms = new Map<string, Map<string, Uint8Array>>()

  put(roomId: string, imageId: string, bytes: Uint8Array): Promise<void> {
    const room = this.#rooms.get(roomId) ?? new Map<string, Uint8Array>()
    this.#rooms.set(roomId, room.set(imageId, bytes))
    return Promise.resolve()
  }

  get(roomId: string, imageId: string): Promise<Uint8Array | null> {
    return Promise.resolve(this.#rooms.get(roomId)?.get(imageId) ?? null)
  }

  remove(roomId: string, imageId: string): Promise<void> {
    this.#rooms.get(roomId)?.delete(imageId)
    return Promise.resolve()
  }

  /** How many pictures it holds for a room. */
  sizeOf(roomId: string): number {
    return this.#rooms.get(roomId)?.size ?? 0
  }

  removeRoom(roomId: string): Promise<void> {
    this.#rooms.delete(roomId)
    return Promise.resolve()
  }
}
