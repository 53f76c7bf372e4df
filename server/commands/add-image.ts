import { type ImageView, maxRoomImageBytes, maxRoomImages } from '@/lib/board/images'
import { AppError } from '@/lib/errors'
import { newId } from '@/server/auth/id'
import { notePicturesLeft } from '@/server/commands/remove-pictures-left'
import type { ImageSender } from '@/server/images/image-encoder'
import type { Runtime } from '@/server/runtime'

/**
 * Keeps a picture for a room's board (B9), encoded anew: whole, or nothing of it. AppError image_refused or
 * image_too_large for what is no picture we take, limit_reached where the room holds as many as it may, store_full or
 * unavailable where the store cannot take it, not_found when the room is gone.
 */
export async function addImage(
  runtime: Pick<Runtime, 'db' | 'now' | 'images' | 'encoder'>,
  { roomId, participantId, address, bytes }: ImageSender & { bytes: Uint8Array },
): Promise<ImageView> {
  await requireSpace(runtime, roomId)
  const {
    bytes: encoded,
    mediaType,
    width,
    height,
  } = await runtime.encoder.encode({ roomId, participantId, address }, bytes)
  // Looked at again after the wait. Several that end together may pass the limit by as many; that does no harm.
  await requireSpace(runtime, roomId)
  const id = newId()
  const createdAt = new Date(runtime.now())
  await runtime.db.image
    .create({
      data: { id, roomId, participantId, createdAt, mediaType, width, height, byteSize: encoded.length },
    })
    .catch((error: unknown) => {
      throw isWithoutRoom(error) ? new AppError('not_found') : error
    })
  try {
    await runtime.images.put(roomId, id, encoded)
    // The room may have been deleted while the store wrote, and what it held with it.
    if ((await runtime.db.image.count({ where: { roomId, id } })) === 0) throw new AppError('not_found')
  } catch (error) {
    const isRemoved = await runtime.images.remove(roomId, id).then(
      () => true,
      () => false,
    )
    const { count } = await runtime.db.image.deleteMany({ where: { roomId, id } })
    // Of a room that is gone nothing is to stay (O6).
    if (!isRemoved && count === 0) await notePicturesLeft(runtime.db, roomId, runtime.now())
    throw error
  }
  return { id, width, height, mediaType }
}

async function requireSpace({ db }: Pick<Runtime, 'db'>, roomId: string): Promise<void> {
  const { _count: count, _sum: sum } = await db.image.aggregate({
    where: { roomId },
    _count: true,
    _sum: { byteSize: true },
  })
  if (count >= maxRoomImages || (sum.byteSize ?? 0) >= maxRoomImageBytes) throw new AppError('limit_reached')
}

function isWithoutRoom(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2003'
}
