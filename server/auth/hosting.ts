import { hostingOf } from '@/lib/account/instance'
import { AppError } from '@/lib/errors'
import { readInstance } from '@/server/queries/instance'
import type { Runtime } from '@/server/runtime'

/**
 * Refuses whoever may not start rooms on this instance: AppError account_required where an account would do,
 * forbidden where only its operators may. `userId` is null for a stranger.
 */
export async function requireMayHost(runtime: Pick<Runtime, 'db'>, userId: string | null): Promise<void> {
  const { hosts } = await readInstance(runtime)
  if (hosts === 'everyone') return
  const user = userId
    ? await runtime.db.user.findUnique({ where: { id: userId }, select: { email: true, isAdmin: true } })
    : null
  const hosting = hostingOf(hosts, user)
  if (hosting !== 'may') throw new AppError(hosting === 'account' ? 'account_required' : 'forbidden')
}
