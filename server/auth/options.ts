/**
 * next-auth on our cookie and our revocable devices. It has no adapter: who somebody is, and which account that may be,
 * is decided by our commands (server/commands/sign-in.ts), and nothing of a provider's tokens is kept.
 */
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { z } from 'zod'
import { emailInput } from '@/lib/account/email'
import { AppError } from '@/lib/errors'
import { nameInput } from '@/lib/name'
import { authProviders, identityOf } from '@/server/auth/providers'
import type { SignInAttempt } from '@/server/auth/sign-in-attempt'
import {
  authCookiePrefix,
  callbackCookieName,
  isSessionOpen,
  sessionCookieName,
  sessionCookieOptions,
  sessionMaxAge,
} from '@/server/auth/session'
import { enterAccount } from '@/server/commands/enter-account'
import {
  connectProvider,
  signInByLink,
  signInWithPassword,
  signInWithProvider,
  type Newcomer,
} from '@/server/commands/sign-in'
import { limitFailedJoins } from '@/server/limits'
import { isDatabaseAway } from '@/server/database-away'
import { describePlace } from '@/server/log'
import { signOut } from '@/server/commands/sign-out'
import type { Runtime } from '@/server/runtime'

const passwordForm = z.object({ email: emailInput, password: z.string() })
const linkForm = z.object({ token: z.string(), name: nameInput.optional() })

/** For so long, in seconds, may somebody be away at a provider. */
const awayMaxAge = 15 * 60

/** The options of this instance for one request; next-auth writes into them. */
export function authOptions(runtime: Runtime, attempt: SignInAttempt): NextAuthOptions {
  const { publicUrl, env } = runtime
  const options = sessionCookieOptions(publicUrl)
  const prefix = authCookiePrefix(publicUrl, env.authSecret)
  const away = { ...options, maxAge: awayMaxAge }
  return {
    providers: [...authProviders(env), ...ownWays(runtime, attempt)],
    secret: env.authSecret,
    session: { strategy: 'jwt', maxAge: sessionMaxAge },
    useSecureCookies: options.secure,
    cookies: {
      sessionToken: { name: sessionCookieName(publicUrl, env.authSecret), options },
      csrfToken: { name: `${prefix}.csrf`, options },
      callbackUrl: { name: callbackCookieName(publicUrl, env.authSecret), options },
      pkceCodeVerifier: { name: `${prefix}.pkce`, options: away },
      state: { name: `${prefix}.state`, options: away },
      nonce: { name: `${prefix}.nonce`, options: away },
    },
    callbacks: {
      /** Whether somebody may come in; for providers also as whom. A refusal is told by our own pages. */
      async signIn({ account, profile }) {
        if (account?.type !== 'oauth') return attempt.userId !== null
        const userId = await judged(runtime, attempt, () =>
          comeInByProvider(runtime, attempt, account.provider, profile),
        )
        return userId !== null
      },
      /** Runs at a sign-in, and at each reading of a token: a device that was signed out is nobody's. */
      async jwt({ token, account }) {
        if (account) return enter(runtime, attempt)
        const { sub, sid } = token
        if (typeof sub !== 'string' || typeof sid !== 'string' || !(await isSessionOpen(runtime, sub, sid))) {
          throw new Error('signed out')
        }
        return token
      },
      /** What the browser learns about its own session: the name people see, nothing of the token. */
      async session({ session, token }) {
        const user = await runtime.db.user.findUnique({
          where: { id: token.sub ?? '' },
          select: { name: true },
        })
        return { expires: session.expires, user: { name: user?.name ?? null } }
      },
      /** Only pages of this instance. */
      redirect({ url }) {
        const target = URL.canParse(url, publicUrl) ? new URL(url, publicUrl) : null
        return target?.origin === publicUrl ? target.href : publicUrl
      },
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid !== 'string') return
        await signOut(runtime, { sid: token.sid })
      },
    },
    logger: {
      // Codes only: what comes with them may hold tokens. A session that ended is no fault.
      error: (code) =>
        code === 'JWT_SESSION_ERROR'
          ? runtime.log.debug({ code }, 'next-auth')
          : runtime.log.error({ code }, 'next-auth'),
      warn: (code) => runtime.log.debug({ code }, 'next-auth'),
      debug: () => undefined,
    },
  }
}

/** A password, and a link that was mailed: both are sent in the body of a request of our own page. */
function ownWays(runtime: Runtime, attempt: SignInAttempt): NextAuthOptions['providers'] {
  return [
    Credentials({
      id: 'password',
      credentials: {},
      authorize: (form) =>
        known(runtime, attempt, () => {
          const { email, password } = parsed(passwordForm, form)
          return signInWithPassword(runtime, { email, password, address: attempt.address })
        }),
    }),
    Credentials({
      id: 'link',
      credentials: {},
      authorize: (form) =>
        known(runtime, attempt, () => {
          const { token, name = null } = parsed(linkForm, form)
          return limitFailedJoins(runtime, attempt.address, () =>
            signInByLink(runtime, { token, name, ...newcomer(attempt) }),
          )
        }),
    }),
  ]
}

function newcomer({ session, invitation, locale }: SignInAttempt): Newcomer {
  return { guest: session, invitation, locale }
}

async function comeInByProvider(
  runtime: Runtime,
  attempt: SignInAttempt,
  provider: string,
  profile: unknown,
): Promise<string> {
  const identity = identityOf(provider, profile)
  if (!identity) throw new AppError('provider_failed')
  if (attempt.connectTo === null) {
    return signInWithProvider(runtime, { ...identity, ...newcomer(attempt) })
  }
  await connectProvider(runtime, identity, attempt.connectTo)
  return attempt.connectTo
}

/** Notes who comes in, or why not. */
async function judged(
  runtime: Runtime,
  attempt: SignInAttempt,
  judge: () => Promise<string>,
): Promise<string | null> {
  try {
    attempt.userId = await judge()
  } catch (error) {
    attempt.refusal = refusalFor(runtime, error)
  }
  return attempt.userId
}

/** next-auth would swallow what nobody expected, or tell it as text in an address: it is logged by its place here. */
function refusalFor(runtime: Runtime, error: unknown): AppError {
  if (error instanceof AppError) return error
  runtime.log.error({ error: describePlace(error) }, 'a sign-in failed')
  return new AppError(isDatabaseAway(error) ? 'unavailable' : 'internal')
}

async function known(
  runtime: Runtime,
  attempt: SignInAttempt,
  judge: () => Promise<string>,
): Promise<{ id: string } | null> {
  const id = await judged(runtime, attempt, judge)
  return id === null ? null : { id }
}

/** What of a form is wrong is said as wherever else; an address that is none is nobody's. */
function parsed<Form>(shape: z.ZodType<Form>, form: unknown): Form {
  const { data } = shape.safeParse(form)
  if (!data) throw new AppError('sign_in_failed')
  return data
}

/** The token of the device that is signed in now. */
async function enter(runtime: Runtime, attempt: SignInAttempt): Promise<{ sub: string; sid: string }> {
  const { session, userId, userAgent } = attempt
  if (userId === null) throw new Error('nobody comes in')
  try {
    const { sid, cookies, hasReplaced } = await enterAccount(runtime, { session, userId, userAgent })
    attempt.hasReplaced = hasReplaced
    attempt.cookies.push(...cookies)
    return { sub: userId, sid }
  } catch (error) {
    attempt.refusal = refusalFor(runtime, error)
    throw attempt.refusal
  }
}
