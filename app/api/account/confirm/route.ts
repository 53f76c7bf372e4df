import { z } from 'zod'
import { passwordInput } from '@/lib/account/password'
import { nameInput } from '@/lib/name'
import { linkBrowser } from '@/server/auth/link-browser'
import { dropSealedCookie } from '@/server/auth/sealed-cookie'
import { sessionCookie } from '@/server/auth/session'
import { clientKey } from '@/server/client-address'
import { enterAccount } from '@/server/commands/enter-account'
import { confirmAddress } from '@/server/commands/mailed-link'
import { limitFailedJoins } from '@/server/limits'
import { json, sessionOf, writes } from '@/server/route'

const input = z.object({
  token: z.string().max(200),
  /** Both only where the link asks for them. */
  name: nameInput.optional(),
  password: passwordInput.optional(),
})

/** Proves an address by the link that was mailed to it, and signs in. */
export const POST = writes(input, async ({ runtime, request, body, locale }) => {
  const { token, name = null, password = null } = body
  const session = await sessionOf(request, runtime)
  const browser = await linkBrowser(request, runtime, session)
  const { userId } = await limitFailedJoins(runtime, clientKey(request.headers), () =>
    confirmAddress(runtime, { token, name, password, browser, locale }),
  )
  const userAgent = request.headers.get('user-agent')
  const { sid, cookies, hasReplaced } = await enterAccount(runtime, { session, userId, userAgent })
  const setCookie = [
    await sessionCookie(userId, sid, runtime),
    dropSealedCookie(runtime, 'sign-up'),
    ...cookies,
  ]
  return json({ status: 'signed_in' }, { setCookie, isGone: hasReplaced })
})
