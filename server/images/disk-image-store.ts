import { mkdir, open, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { AppError } from '@/lib/errors'
import { newId } from '@/server/auth/id'
import type { ImageStore } from '@/server/images/image-store'

/** So much of the disk is left to the database, in bytes: what is drawn is worth more than another picture (B3). */
const reserveBytes = 256 * 1024 * 1024

interface Files {
  writeFile: (file: string, bytes: Uint8Array) => Promise<void>
  /** How much the disk still takes where this folder is. */
  freeBytes: (folder: string) => Promise<number>
}

/** Pictures as files in a folder, one folder a room. */
export class DiskImageStore implements ImageStore {
  /** `folder` is made when the first picture comes. `files` writes into it. */
  constructor(
    private readonly folder: string,
    private readonly files: Files = { writeFile: write, freeBytes },
  ) {}

  async put(roomId: string, imageId: string, bytes: Uint8Array): Promise<void> {
    const room = path.join(this.folder, roomId)
    const half = path.join(room, `${imageId}.${newId()}.half`)
    try {
      await mkdir(room, { recursive: true, mode: 0o700 })
      if ((await this.files.freeBytes(room)) < reserveBytes + bytes.length) throw new AppError('store_full')
      await this.files.writeFile(half, bytes)
      await rename(half, path.join(room, imageId))
      await syncFolder(room)
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

  async removeRoom(roomId: string): Promise<void> {
    await rm(path.join(this.folder, roomId), { recursive: true, force: true })
  }
}

/** Down to the disk, for us alone. */
function write(file: string, bytes: Uint8Array): Promise<void> {
  return writeFile(file, bytes, { flush: true, mode: 0o600 })
}

/** A name that was only just given may not survive a power cut. Not every system lets a folder be opened for that. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}

function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes((error as NodeJS.ErrnoException).code ?? '')
}
