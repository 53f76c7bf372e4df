import { type LinkedProvider, linkedProviders, type LinkedWay } from '@/lib/account/settings-view'
import type { Prisma, User, WayIn } from '@/server/db/generated/client'
import type { Runtime } from '@/server/runtime'

/** A user with the ways in that were connected. */
export type UserWithWays = Pick<User, 'passwordHash' | 'emailVerifiedAt'> & {
  waysIn: Pick<WayIn, 'provider'>[]
}

/** What of a user their ways in are judged by. */
export const waysOfUser = {
  passwordHash: true,
  emailVerifiedAt: true,
  waysIn: { select: { provider: true } },
} satisfies Prisma.UserSelect

/** Whether the operator has this way in switched on. */
export function isOffered({ env }: Pick<Runtime, 'env'>, provider: LinkedProvider): boolean {
  return env[provider] !== null
}

/** The sites that can vouch for somebody: those that are offered, and those that do already. */
export function linkedWays(runtime: Pick<Runtime, 'env'>, user: UserWithWays): LinkedWay[] {
  const connected = new Set(user.waysIn.map(({ provider }) => provider))
  return linkedProviders
    .map((provider) => ({
      provider,
      name: provider === 'oidc' ? (runtime.env.oidc?.name ?? null) : null,
      isConnected: connected.has(provider),
      isOffered: isOffered(runtime, provider),
    }))
    .filter((way) => way.isConnected || way.isOffered)
}

/** Whether somebody could still sign in without this way: with a password, by a mailed link, or by another site that is offered. */
export function hasOtherWay(
  runtime: Pick<Runtime, 'env' | 'mail'>,
  user: UserWithWays,
  without: LinkedProvider,
): boolean {
  if (user.passwordHash !== null) return true
  if (runtime.mail !== null && user.emailVerifiedAt !== null) return true
  return linkedWays(runtime, user).some((way) => way.provider !== without && way.isConnected && way.isOffered)
}
