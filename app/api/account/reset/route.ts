import { z } from 'zod'
import { passwordInput } from '@/lib/account/password'
import { sessionCookie } from '@/server/auth/session'
import { clientKey } from '@/server/client-address'
import { enterAccount } from '@/server/commands/enter-account'
import { resetPassword } from '@/server/commands/mailed-link'
import { limitFailedJoins } from '@/server/limits'
import { json, sessionOf, writes } from '@/server/route'

const input = z.object({ token: z.string().max(200), password: passwordInput })

/** Sets a forgotten password anew by the link that was mailed, and signs in here and nowhere else. */
export const POST = writes(input, async ({ runtime, request, body }) => {
  const { userId } = await limitFailedJoins(runtime, clientKey(request.headers), () =>
    resetPassword(runtime, body),
  )
  // Read only now: a device of this account was signed out like the others.
  const session = await sessionOf(request, runtime)
  const userAgent = request.headers.get('user-agent')
  const { sid, cookies, hasReplaced } = await enterAccount(runtime, { session, userId, userAgent })
  const setCookie = [await sessionCookie(userId, sid, runtime), ...cookies]
  return json({ status: 'signed_in' }, { setCookie, isGone: hasReplaced })
})
