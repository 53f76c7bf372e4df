import type { ConnectedWay } from '@/lib/account/ways-in'
import { waysIn } from '@/server/auth/providers'
import type { Runtime } from '@/server/runtime'

/** How this account can be entered: whether by a password, and by which providers of this instance. */
export async function connectedWays(
  runtime: Pick<Runtime, 'db' | 'env' | 'mail'>,
  userId: string,
): Promise<{ hasPassword: boolean; ways: ConnectedWay[] }> {
  const user = await runtime.db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordHash: true, waysIn: { select: { provider: true } } },
  })
  const connected = new Set(user.waysIn.map(({ provider }) => provider))
  const ways = waysIn(runtime).providers.map((way) => ({ ...way, isConnected: connected.has(way.id) }))
  return { hasPassword: user.passwordHash !== null, ways }
}
