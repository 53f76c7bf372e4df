import { readSealedCookie } from '@/server/auth/sealed-cookie'
import { invitationOf } from '@/server/auth/sign-in-attempt'
import type { LinkBrowser } from '@/server/commands/mailed-link'
import { pendingSignUp } from '@/server/commands/sign-up'
import type { Session } from '@/server/auth/session'
import type { Runtime } from '@/server/runtime'

/** The browser a mailed link was opened in. */
export async function linkBrowser(
  request: Request,
  runtime: Runtime,
  session: Session | null,
): Promise<LinkBrowser> {
  const pending = await readSealedCookie(request.headers, runtime, 'sign-up', pendingSignUp)
  return { session, pending, invitation: await invitationOf(request.headers, runtime) }
}
