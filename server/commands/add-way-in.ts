import type { Provider } from '@/lib/account/ways-in'
import { AppError } from '@/lib/errors'
import { Prisma } from '@/server/db/generated/client'

/** Who somebody is at a provider. */
export interface ProviderId {
  provider: Provider
  providerAccountId: string
}

/** Connects a provider with an account. AppError way_in_taken when the identity became somebody else's in this very moment. */
export async function addWayIn(
  db: Pick<Prisma.TransactionClient, 'wayIn'>,
  wayIn: ProviderId,
  userId: string,
): Promise<void> {
  try {
    await db.wayIn.create({ data: { ...wayIn, userId } })
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      throw new AppError('way_in_taken')
    throw error
  }
}
