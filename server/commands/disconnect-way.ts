import { type LinkedProvider, linkedProviders } from '@/lib/account/settings-view'
import { AppError } from '@/lib/errors'
import { hasOtherWay, waysOfUser } from '@/server/queries/ways-in'
import type { Runtime } from '@/server/runtime'

/** Takes away a site that vouched for somebody. AppError not_found where it did not, conflict where they could not sign in any more without it. */
export async function disconnectWay(
  runtime: Pick<Runtime, 'db' | 'env' | 'mail'>,
  { userId, provider }: { userId: string; provider: string },
): Promise<void> {
  const known = linkedProviders.find((one): one is LinkedProvider => one === provider)
  if (!known) throw new AppError('not_found')
  await runtime.db.$transaction(async (tx) => {
    // Two at once must not take away the last two.
    await tx.$executeRaw`SELECT 1 FROM "User" WHERE id = ${userId} FOR UPDATE`
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: waysOfUser })
    if (!user.waysIn.some((way) => way.provider === known)) throw new AppError('not_found')
    if (!hasOtherWay(runtime, user, known)) throw new AppError('conflict')
    await tx.wayIn.deleteMany({ where: { userId, provider: known } })
  })
}
