import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { AppError } from '@/lib/errors'
import { newId } from '@/server/auth/id'
import type { ImageStore } from '@/server/images/image-store'

/** Pictures as files in a folder, one folder a room. */
export class DiskImageStore implements ImageStore {
  /** `folder` is made when the first picture comes. `files` writes into it. */
  constructor(
    private readonly folder: string,
    private readonly files: { writeFile: (file: string, bytes: Uint8Array) => Promise<void> } = {
      writeFile: write,
    },
  ) {}

  async put(roomId: string, imageId: string, bytes: Uint8Array): Promise<void> {
    const room = path.join(this.folder, roomId)
    const half = path.join(room, `${imageId}.${newId()}.half`)
    try {
      await mkdir(room, { recursive: true, mode: 0o700 })
      await this.files.writeFile(half, bytes)
      await rename(half, path.join(room, imageId))
    } catch (error) {
      await rm(half, { force: true })
      throw isFull(error) ? new AppError('store_full') : error
    }
  }

  async get(roomId: string, imageId: string): Promise<Uint8Array | null> {
    try {
      return new Uint8Array(await readFile(path.join(this.folder, roomId, imageId)))
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  async remove(roomId: string, imageId: string): Promise<void> {
    await rm(path.join(this.folder, roomId, imageId), { force: true })
  }

  async copyRoom(fromRoomId: string, toRoomId: string): Promise<void> {
    try {
      await cp(path.join(this.folder, fromRoomId), path.join(this.folder, toRoomId), {
        recursive: true,
        filter: (file) => !file.endsWith('.half'),
      })
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

/** Down to the disk, for us alone. */
function write(file: string, bytes: Uint8Array): Promise<void> {
  return writeFile(file, bytes, { flush: true, mode: 0o600 })
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}

function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes((error as NodeJS.ErrnoException).code ?? '')
}
