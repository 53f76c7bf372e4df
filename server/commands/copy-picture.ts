import type { Image } from '@/server/db/generated/client'
import type { Runtime } from '@/server/runtime'

/** Copies a picture into another room, under the same id: documents name it by that alone. */
export async function copyPicture(
  { db, images }: Pick<Runtime, 'db' | 'images'>,
  { id, roomId, mediaType, width, height, byteSize }: Image,
  to: string,
): Promise<void> {
  const bytes = await images.get(roomId, id)
  // Its row without its bytes: the board shows a gap there, and so does the copy.
  if (!bytes) return
  // The row first: should the copy fail, it tells that the store has something of that room.
  await db.image.create({ data: { id, roomId: to, mediaType, width, height, byteSize } })
  await images.put(to, id, bytes)
}
