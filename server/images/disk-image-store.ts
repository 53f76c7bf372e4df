import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { AppError } from '@/lib/errors'
import { newId } from '@/server/auth/id'
import type { ImageStore } from '@/server/images/image-store'

/** Pictures as files in a folder, one folder a room. */
export class DiskImageStore implements ImageStore {
  /** `folder` is made when the first picture comes. */
  constructor(private readonly folder: string) {}

  async put(roomId: string, imageId: string, bytes: Uint8Array): Promise<void> {
    const room = path.join(this.folder, roomId)
    const half = path.join(room, `${imageId}.${newId()}.half`)
    try {
      await mkdir(room, { recursive: true, mode: 0o700 })
      await writeFile(half, bytes, { flush: true, mode: 0o600 })
      await rename(half, path.join(room, imageId))
    } catch (error) {
      await rm(half, { force: true })
      throw isFull(error) ? new AppError('store_full') : error
    }
  }

  async get(roomId: string, imageId: string): Promise<Uint8Array | null> {
    try {
      return await readFile(path.join(this.folder, roomId, imageId))
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  async copyRoom(fromRoomId: string, toRoomId: string): Promise<void> {
    try {
      await cp(path.join(this.folder, fromRoomId), path.join(this.folder, toRoomId), { recursive: true })
    } catch (error) {
      if (isMissing(error)) return
      await this.removeRoom(toRoomId)
      throw isFull(error) ? new AppError('store_full') : error
    }
  }

  async removeRoom(roomId: string): Promise<void> {
    await rm(path.join(this.folder, roomId), { recursive: true, force: true })
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}

function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes((error as NodeJS.ErrnoException).code ?? '')
}
