import { z } from 'zod'
import { linkBrowser } from '@/server/auth/link-browser'
import { clientKey } from '@/server/client-address'
import { lookAtMailedLink } from '@/server/commands/mailed-link'
import { limitFailedJoins } from '@/server/limits'
import { json, sessionOf, writes } from '@/server/route'

const input = z.object({ token: z.string().max(200) })

/** What a mailed link is for, before it is used. POST, so that the token stays out of addresses and logs. */
export const POST = writes(input, async ({ runtime, request, body: { token } }) => {
  const browser = await linkBrowser(request, runtime, await sessionOf(request, runtime))
  const look = await limitFailedJoins(runtime, clientKey(request.headers), () =>
    lookAtMailedLink(runtime, token, browser),
  )
  return json(look)
})
