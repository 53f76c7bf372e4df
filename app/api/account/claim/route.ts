import { z } from 'zod'
import { requireAccount } from '@/server/auth/account'
import { claimOf, settleClaim } from '@/server/commands/claim-guest'
import { json, reads, writes } from '@/server/route'

/** The guest of this browser whose rooms could be added to the account (J8), or null. */
export const GET = reads(async ({ runtime, request }) => {
  const { userId } = await requireAccount(request, runtime)
  return json({ claim: await claimOf(runtime, request.headers, userId) })
})

/** Adds the guest's rooms to the account, or says that they are somebody else's. */
export const POST = writes(z.object({ isMine: z.boolean() }), async ({ runtime, request, body }) => {
  const { userId } = await requireAccount(request, runtime)
  const { setCookie, ...answer } = await settleClaim(runtime, request.headers, userId, body.isMine)
  return json(answer, { setCookie })
})
