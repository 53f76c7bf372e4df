/**
 * Who is asking: a next-auth JWT in one cookie, the same for HTTP and the websocket upgrade (J6).
 * The token names the user (`sub`) and the signed-in device (`sid`); the device's row can be revoked.
 */
import { createHmac } from 'node:crypto'
import { parseCookie, stringifySetCookie } from 'cookie'
import { encode, getToken } from 'next-auth/jwt'
import { newId } from '@/server/auth/id'
import type { Runtime } from '@/server/runtime'

/** How long a sign-in lasts, in seconds: 90 days. */
export const sessionMaxAge = 90 * 24 * 60 * 60

/** A token older than this is made anew when its owner comes by, in seconds: one day. */
const renewAfter = 24 * 60 * 60

/** It is noted so often that a device came by, in ms: a quarter of an hour. */
const seenEveryMs = 15 * 60 * 1000

/** So much is kept of what a browser calls itself. */
const userAgentMax = 300

/** A person on one device. */
export interface Session {
  userId: string
  /** The AuthSession row of this device. */
  sid: string
  /** When the token was made, in seconds since 1970. */
  issuedAt: number
}

/** What of the runtime a session needs. */
type SessionRuntime = Pick<Runtime, 'env' | 'publicUrl' | 'db' | 'now'>

/**
 * The name of the session cookie. On https browsers bind `__Host-` to the host; on http every port of
 * localhost shares one jar, so the name carries the instance and two of them do not sign each other out.
 */
export function sessionCookieName(publicUrl: string, authSecret: string): string {
  if (isHttps(publicUrl)) return '__Host-drawbridge'
  const instance = createHmac('sha256', authSecret).update('session cookie name').digest('hex').slice(0, 8)
  return `drawbridge-${instance}`
}

/** How every other cookie of ours begins: next-auth joins all whose names begin like the session's. */
export function authCookiePrefix(publicUrl: string, authSecret: string): string {
  return isHttps(publicUrl) ? '__Host-auth' : `auth-${sessionCookieName(publicUrl, authSecret)}`
}

/** The cookie in which next-auth keeps where whoever signs in wants to go. */
export function callbackCookieName(publicUrl: string, authSecret: string): string {
  return `${authCookiePrefix(publicUrl, authSecret)}.callback`
}

/** The attributes of the session cookie (X1). */
export function sessionCookieOptions(publicUrl: string) {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps(publicUrl) } as const
}

/**
 * The session of a request, or null: no cookie, a token that is forged or expired, or a device that was
 * signed out. Takes the headers of a Request or of a raw upgrade.
 */
export async function readSession(
  headers: { cookie?: string },
  runtime: SessionRuntime,
): Promise<Session | null> {
  const name = sessionCookieName(runtime.publicUrl, runtime.env.authSecret)
  const value = parseCookie(headers.cookie ?? '')[name]
  if (!value) return null
  const token = await getToken({
    // Only the one cookie: next-auth joins every cookie whose name starts alike, and would take a Bearer header.
    req: { cookies: { [name]: value }, headers: {} } as unknown as Parameters<typeof getToken>[0]['req'],
    cookieName: name,
    secureCookie: isHttps(runtime.publicUrl),
    secret: runtime.env.authSecret,
  })
  if (!token || typeof token.sub !== 'string' || typeof token.sid !== 'string') return null
  const device = await findDevice(runtime, token.sid)
  if (!isOpen(device, token.sub)) return null
  await noteSeen(runtime, token.sid, device)
  return { userId: token.sub, sid: token.sid, issuedAt: typeof token.iat === 'number' ? token.iat : 0 }
}

/** Whether a device is still signed in as this user, whose account works. */
export async function isSessionOpen(
  runtime: Pick<Runtime, 'db'>,
  userId: string,
  sid: string,
): Promise<boolean> {
  return isOpen(await findDevice(runtime, sid), userId)
}

function findDevice(runtime: Pick<Runtime, 'db'>, sid: string) {
  return runtime.db.authSession.findUnique({
    where: { id: sid },
    select: {
      userId: true,
      createdAt: true,
      revokedAt: true,
      lastSeenAt: true,
      user: { select: { disabledAt: true } },
    },
  })
}

type Device = NonNullable<Awaited<ReturnType<typeof findDevice>>>

function isOpen(device: Device | null, userId: string): device is Device {
  return device?.userId === userId && device.revokedAt === null && device.user.disabledAt === null
}

async function noteSeen(runtime: SessionRuntime, sid: string, device: Device): Promise<void> {
  const now = runtime.now()
  if (now - (device.lastSeenAt ?? device.createdAt).getTime() < seenEveryMs) return
  await runtime.db.authSession.updateMany({ where: { id: sid }, data: { lastSeenAt: new Date(now) } })
}

/** Signs a user in on one more device and answers its sid. `userAgent` is what the browser calls itself. */
export async function openSession(
  runtime: Pick<Runtime, 'db' | 'now'>,
  userId: string,
  userAgent: string | null,
): Promise<string> {
  const sid = newId()
  const signedInAt = new Date(runtime.now())
  await runtime.db.authSession.create({
    data: { id: sid, userId, signedInAt, userAgent: userAgent?.slice(0, userAgentMax) ?? null },
  })
  return sid
}

/** Signs a user in on one more device: makes its row and answers the Set-Cookie value. */
export async function mintSessionCookie(
  userId: string,
  runtime: SessionRuntime,
  userAgent: string | null = null,
): Promise<string> {
  return sessionCookie(userId, await openSession(runtime, userId, userAgent), runtime)
}

/**
 * The Set-Cookie value for someone who comes by: a new device for who has none, the same device with 90
 * more days where the token is over a day old (J3: a room may live longer than a token), else null.
 */
export async function keepSignedIn(
  session: Session | null,
  userId: string,
  runtime: SessionRuntime,
  userAgent: string | null = null,
): Promise<string | null> {
  if (!session) return mintSessionCookie(userId, runtime, userAgent)
  const age = runtime.now() / 1000 - session.issuedAt
  return age > renewAfter ? sessionCookie(session.userId, session.sid, runtime) : null
}

/** The Set-Cookie value of a device that is signed in. */
export async function sessionCookie(userId: string, sid: string, runtime: SessionRuntime): Promise<string> {
  const value = await encode({
    token: { sub: userId, sid },
    secret: runtime.env.authSecret,
    maxAge: sessionMaxAge,
  })
  return stringifySetCookie({
    name: sessionCookieName(runtime.publicUrl, runtime.env.authSecret),
    value,
    maxAge: sessionMaxAge,
    ...sessionCookieOptions(runtime.publicUrl),
  })
}

/** The Set-Cookie value that takes the session cookie away. */
export function endedSessionCookie(runtime: Pick<Runtime, 'env' | 'publicUrl'>): string {
  return stringifySetCookie({
    name: sessionCookieName(runtime.publicUrl, runtime.env.authSecret),
    value: '',
    maxAge: 0,
    ...sessionCookieOptions(runtime.publicUrl),
  })
}

/** Signs one device out: its token is refused from now on. */
export async function revokeSession(runtime: Pick<Runtime, 'db' | 'now'>, sid: string): Promise<void> {
  await runtime.db.authSession.updateMany({
    where: { id: sid, revokedAt: null },
    data: { revokedAt: new Date(runtime.now()) },
  })
}

function isHttps(publicUrl: string): boolean {
  return publicUrl.startsWith('https://')
}
