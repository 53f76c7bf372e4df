import { AppError } from '@/lib/errors'
import { isId } from '@/server/auth/id'
import type { Prisma, StudyPath } from '@/server/db/generated/client'

/**
 * The path that this user runs, so that two who change it take turns. AppError not_found for one that is somebody else's,
 * or none (X3).
 */
export async function lockOwnPath(
  tx: Prisma.TransactionClient,
  { userId, pathId }: { userId: string; pathId: string },
): Promise<StudyPath> {
  if (!isId(pathId)) throw new AppError('not_found')
  await tx.$executeRaw`SELECT 1 FROM "StudyPath" WHERE id = ${pathId} AND "ownerId" = ${userId} FOR UPDATE`
  const path = await tx.studyPath.findFirst({ where: { id: pathId, ownerId: userId } })
  if (!path) throw new AppError('not_found')
  return path
}
