import { z } from 'zod'
import { isProvider } from '@/lib/account/ways-in'
import { AppError } from '@/lib/errors'
import { requireAccount } from '@/server/auth/account'
import { disconnectProvider } from '@/server/commands/change-account'
import { connectedWays } from '@/server/queries/connected-ways'
import { json, writes } from '@/server/route'

/** Disconnects a provider from the account. */
export const DELETE = writes<object, { provider: string }>(
  z.object({}),
  async ({ runtime, request, params: { provider } }) => {
    const account = await requireAccount(request, runtime)
    if (!isProvider(provider)) throw new AppError('not_found')
    await disconnectProvider(runtime, account, provider)
    return json(await connectedWays(runtime, account.userId))
  },
)
