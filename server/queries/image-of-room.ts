import { AppError } from '@/lib/errors'
import { isId } from '@/server/auth/id'
import type { Runtime } from '@/server/runtime'

/** A picture of this room's board. AppError not_found when the room has none of this id, or its bytes are gone. */
export async function imageOfRoom(
  { db, images }: Pick<Runtime, 'db' | 'images'>,
  roomId: string,
  imageId: string,
): Promise<{ bytes: Uint8Array; mediaType: string }> {
  const image = isId(imageId)
    ? await db.image.findUnique({
        where: { roomId_id: { roomId, id: imageId } },
        select: { mediaType: true },
      })
    : null
  const bytes = image && (await images.get(roomId, imageId))
  if (!image || !bytes) throw new AppError('not_found')
  return { bytes, mediaType: image.mediaType }
}
