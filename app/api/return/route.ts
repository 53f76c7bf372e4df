import { z } from 'zod'
import { keepSignedIn } from '@/server/auth/session'
import { clientKey } from '@/server/client-address'
import { comeBack } from '@/server/commands/guest-return'
import { limitFailedJoins } from '@/server/limits'
import { json, sessionOf, writes } from '@/server/route'

const input = z.object({
  token: z.string().max(200),
  /** Adds the guest's rooms to the account of this browser instead. */
  add: z.boolean().default(false),
})

/** Makes this browser a device of the guest whose link it is (J8). */
export const POST = writes(input, async ({ runtime, request, body: { token, add } }) => {
  const session = await sessionOf(request, runtime)
  const userId = await limitFailedJoins(runtime, clientKey(request.headers), () =>
    comeBack(runtime, { token, session, add }),
  )
  const own = session?.userId === userId ? session : null
  const setCookie = await keepSignedIn(own, userId, runtime, request.headers.get('user-agent'))
  // Another guest of this browser has given way.
  const isGone = session !== null && own === null
  return json({ status: add ? 'added' : 'back' }, { setCookie, isGone })
})
