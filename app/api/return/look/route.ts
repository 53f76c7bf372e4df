import { z } from 'zod'
import { clientKey } from '@/server/client-address'
import { lookAtReturn } from '@/server/commands/guest-return'
import { limitFailedJoins } from '@/server/limits'
import { json, sessionOf, writes } from '@/server/route'

const input = z.object({ token: z.string().max(200) })

/** Who a return link brings back, before it is used. */
export const POST = writes(input, async ({ runtime, request, body: { token } }) => {
  const session = await sessionOf(request, runtime)
  const look = await limitFailedJoins(runtime, clientKey(request.headers), () =>
    lookAtReturn(runtime, token, session),
  )
  return json(look)
})
