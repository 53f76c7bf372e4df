/** next-auth on our cookie and our revocable devices. Providers come by settings; guests need none (J2). */
import type { NextAuthOptions } from 'next-auth'
import { isSessionOpen, sessionCookieName, sessionCookieOptions, sessionMaxAge } from '@/server/auth/session'
import { signOut } from '@/server/commands/sign-out'
import type { Runtime } from '@/server/runtime'

/** The options of this instance. next-auth writes into them, so every request gets its own. */
export function authOptions(
  runtime: Pick<Runtime, 'env' | 'publicUrl' | 'db' | 'now' | 'rooms' | 'log'>,
): NextAuthOptions {
  const { publicUrl, env } = runtime
  const options = sessionCookieOptions(publicUrl)
  const cookieName = sessionCookieName(publicUrl, env.authSecret)
  // next-auth joins every cookie whose name begins like the session's, so these must begin differently.
  const prefix = options.secure ? '__Host-auth' : `auth-${cookieName}`
  return {
    providers: [],
    secret: env.authSecret,
    session: { strategy: 'jwt', maxAge: sessionMaxAge },
    useSecureCookies: options.secure,
    cookies: {
      sessionToken: { name: cookieName, options },
      csrfToken: { name: `${prefix}.csrf`, options },
      callbackUrl: { name: `${prefix}.callback`, options },
    },
    callbacks: {
      /** Runs at each reading of a token: a device that was signed out is nobody's. */
      async jwt({ token }) {
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
