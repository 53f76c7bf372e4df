import { AppError } from '@/lib/errors'
import { isId } from '@/server/auth/id'
import type { Prisma, User } from '@/server/db/generated/client'

/** An account that an operator does something about, locked until the transaction is over. AppError not_found for guests and unknown ids. */
export async function accountToManage(
  tx: Prisma.TransactionClient,
  userId: string,
): Promise<User & { email: string }> {
  if (!isId(userId)) throw new AppError('not_found')
  await tx.$executeRaw`SELECT 1 FROM "User" WHERE id = ${userId} FOR UPDATE`
  const user = await tx.user.findUnique({ where: { id: userId } })
  if (!user || user.email === null) throw new AppError('not_found')
  return { ...user, email: user.email }
}
