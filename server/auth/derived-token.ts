/**
 * Secrets of links that are stored nowhere (J1): derived from an id and a version by the instance's secret. The
 * domain keeps kinds of links apart: what was made for one is worthless for another.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { isId } from '@/server/auth/id'

/** What the secret of a link may be good for. */
export type TokenDomain = 'sign-up' | 'return' | 'study'

/** The token `<id>.<secret>`; the secret has 256 bits. */
export function derivedToken(domain: TokenDomain, id: string, version: number, authSecret: string): string {
  return `${id}.${secretOf(domain, id, version, authSecret)}`
}

/** The id that a token claims to be for, or null when it cannot be a token. */
export function claimedId(token: string): string | null {
  const [id = '', secret = '', ...rest] = token.split('.')
  return rest.length === 0 && isId(id) && /^[\w-]{43}$/.test(secret) ? id : null
}

/** Whether the token was made for exactly this id and version. */
export function isDerivedToken(
  token: string,
  domain: TokenDomain,
  id: string,
  version: number,
  authSecret: string,
): boolean {
  const given = Buffer.from(token)
  const right = Buffer.from(derivedToken(domain, id, version, authSecret))
  return given.length === right.length && timingSafeEqual(given, right)
}

function secretOf(domain: TokenDomain, id: string, version: number, authSecret: string): string {
  // A room's link is derived from `<id>.<version>`; an id holds no space, so the two never meet.
  return createHmac('sha256', authSecret).update(`${domain} ${id}.${version}`).digest('base64url')
}
