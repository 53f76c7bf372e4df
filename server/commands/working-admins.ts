import { AppError } from '@/lib/errors'
import type { Prisma } from '@/server/db/generated/client'

/**
 * Refuses what would leave the instance without anybody who runs it: AppError last_admin when this is the only admin
 * whose account works. The admins stay locked until the transaction is over, so that of two who take each other's
 * rights at once one stays.
 */
export async function requireOtherAdmin(tx: Prisma.TransactionClient, userId: string): Promise<void> {
  const admins = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "User" WHERE "isAdmin" AND "disabledAt" IS NULL ORDER BY id FOR UPDATE`
  if (admins.length === 1 && admins[0]?.id === userId) throw new AppError('last_admin')
}
