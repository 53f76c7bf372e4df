import type { Prisma, PrismaClient } from '@/server/db/generated/client'
import type { Runtime } from '@/server/runtime'

/** So many rooms are looked at in one turn; the others wait for the next. */
const atOnce = 50

/** Notes that pictures of a room that is gone are still in the store; `at` is ms since 1970. */
export async function notePicturesLeft(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
  at: number,
): Promise<void> {
  await db.picturesLeft.createMany({ data: [{ roomId, at: new Date(at) }], skipDuplicates: true })
}

/** Removes what is left in the store of a room that is gone. What fails is done again by the housekeeping. Never throws. */
export async function removePicturesLeft(
  runtime: Pick<Runtime, 'db' | 'images' | 'log'>,
  roomId: string,
): Promise<void> {
  try {
    await runtime.images.removeRoom(roomId)
    await runtime.db.picturesLeft.deleteMany({ where: { roomId } })
  } catch (error) {
    runtime.log.warn(
      { roomId, error: error instanceof Error ? error.name : 'unknown' },
      'pictures of a deleted room are left for now',
    )
  }
}

/** Removes what the store would not give up when its rooms went (O6), those that wait the longest first. */
export async function removeAllPicturesLeft(runtime: Pick<Runtime, 'db' | 'images' | 'log'>): Promise<void> {
  const left = await runtime.db.picturesLeft.findMany({ orderBy: { at: 'asc' }, take: atOnce })
  for (const { roomId } of left) await removePicturesLeft(runtime, roomId)
}
