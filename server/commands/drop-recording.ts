import type { Prisma, PrismaClient } from '@/server/db/generated/client'

/** Deletes what a recording is made of beside the board's log: its parts, and where people pointed and looked. */
export async function dropRecording(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<void> {
  const where = { where: { roomId } }
  await db.recordingPart.deleteMany(where)
  await db.recording.deleteMany(where)
  await db.presenceSample.deleteMany(where)
}
