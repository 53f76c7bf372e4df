import { z } from 'zod'
import { clientKey } from '@/server/client-address'
import { lookAtLink } from '@/server/commands/look-at-link'
import { limitFailedJoins } from '@/server/limits'
import { json, sessionOf, writes } from '@/server/route'

const input = z.object({ token: z.string() })

/** What a link leads to, before joining. POST, so that the token stays out of addresses and logs. */
export const POST = writes(input, async ({ runtime, request, body }) => {
  const session = await sessionOf(request, runtime)
  const look = await limitFailedJoins(runtime, clientKey(request.headers), () =>
    lookAtLink(runtime, { token: body.token, userId: session?.userId ?? null }),
  )
  return json(look)
})
