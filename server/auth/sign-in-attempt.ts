/** One request to next-auth, from who asks to what came of it. */
import { z } from 'zod'
import type { AppError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locale'
import { readSealedCookie } from '@/server/auth/sealed-cookie'
import { readSession, type Session } from '@/server/auth/session'
import { clientKey } from '@/server/client-address'
import { localeOf } from '@/server/messages'
import type { Runtime } from '@/server/runtime'

const invitationNote = z.object({ token: z.string() })
const connectNote = z.object({ userId: z.string() })

/** Who asks, and what their browser brings along. */
export interface SignInAttempt {
  session: Session | null
  /** The key of limits. */
  address: string
  userAgent: string | null
  locale: Locale
  invitation: string | null
  /** The account that asked to be connected with a provider; null when somebody signs in. */
  connectTo: string | null
  /** The account that is entered, once it is known. */
  userId: string | null
  /** Why nobody comes in. next-auth would tell it as text in an address. */
  refusal: AppError | null
  /** Somebody else gives way to whoever comes in: their copies of boards go from this browser (B14). */
  hasReplaced: boolean
  /** Set-Cookie values beside next-auth's own. */
  cookies: string[]
}

/** The invitation to sign up that this browser was opened with, or null. */
export async function invitationOf(
  headers: { get(name: string): string | null },
  runtime: Pick<Runtime, 'env' | 'publicUrl'>,
): Promise<string | null> {
  const note = await readSealedCookie(headers, runtime, 'invitation', invitationNote)
  return note?.token ?? null
}

export async function beginAttempt(runtime: Runtime, request: Request): Promise<SignInAttempt> {
  const { headers } = request
  const session = await readSession({ cookie: headers.get('cookie') ?? undefined }, runtime)
  const connect = await readSealedCookie(headers, runtime, 'connect', connectNote)
  return {
    session,
    address: clientKey(headers),
    userAgent: headers.get('user-agent'),
    locale: localeOf(headers),
    invitation: await invitationOf(headers, runtime),
    connectTo: connect && connect.userId === session?.userId ? connect.userId : null,
    userId: null,
    refusal: null,
    hasReplaced: false,
    cookies: [],
  }
}
