import { requireAccount } from '@/server/auth/account'
import { connectedWays } from '@/server/queries/connected-ways'
import { json, reads } from '@/server/route'

/** How the account can be entered. */
export const GET = reads(async ({ runtime, request }) => {
  const { userId } = await requireAccount(request, runtime)
  return json(await connectedWays(runtime, userId))
})
