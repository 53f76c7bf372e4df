import type { Prisma } from '@/server/db/generated/client'

/**
 * Notes for another room the pictures of a room (B9), under the same ids: a copied board finds them there. The bytes
 * are the store's to copy (ImageStore.copyRoom), before this: a row without its picture shows as one that is gone.
 */
export async function copyImages(
  tx: Prisma.TransactionClient,
  fromRoomId: string,
  toRoomId: string,
): Promise<void> {
  const images = await tx.image.findMany({ where: { roomId: fromRoomId } })
  await tx.image.createMany({
    // Who added them is somebody of the other room.
    data: images.map((image) => ({ ...image, roomId: toRoomId, participantId: null })),
    skipDuplicates: true,
  })
}
