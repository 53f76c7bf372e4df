import { mayHost } from '@/lib/account/instance'
import { AppError } from '@/lib/errors'
import { readInstance } from '@/server/queries/instance'
import type { Runtime } from '@/server/runtime'

/**
 * Refuses whoever may not start rooms on this instance: AppError account_required where an account would do,
 * forbidden where only its operators may. `userId` is null for a stranger.
 */
export async function requireMayHost(runtime: Pick<Runtime, 'db'>, userId: string | null): Promise<void> {
  const { hosts } = await readInstance(runtime)
  if (mayHost(hosts, null)) return
  const user = userId
    ? await runtime.db.user.findUnique({ where: { id: userId }, select: { email: true, isAdmin: true } })
    : null
  if (!mayHost(hosts, user)) throw new AppError(hosts === 'accounts' ? 'account_required' : 'forbidden')
}
