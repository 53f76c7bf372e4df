/** The secret half of a link (J1): derived from the invite's id and version, stored nowhere. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { isId } from '@/server/auth/id'

// Versions further back than this are answered like unknown links: the loop must not grow with every renewal.
const rememberedVersions = 100

/** The token `<invite id>.<secret>` of one version of an invite. */
export function inviteToken(inviteId: string, version: number, authSecret: string): string {
  return `${inviteId}.${secretOf(inviteId, version, authSecret)}`
}

/** The whole link. The token stands in the fragment, which browsers never send (J1). */
export function inviteUrl(
  publicUrl: string,
  invite: { id: string; version: number },
  authSecret: string,
): string {
  return `${publicUrl}/join#${inviteToken(invite.id, invite.version, authSecret)}`
}

/** The invite id a token claims to be for, or null when it cannot be a token. */
export function claimedInvite(token: string): string | null {
  const [id = '', secret = '', ...rest] = token.split('.')
  return rest.length === 0 && isId(id) && /^[\w-]{43}$/.test(secret) ? id : null
}

/** Which version of the invite this token was made for, current or earlier; null when it is forged. */
export function tokenVersion(
  token: string,
  invite: { id: string; version: number },
  authSecret: string,
): number | null {
  const [id, secret = ''] = token.split('.')
  if (id !== invite.id) return null
  const given = Buffer.from(secret)
  const oldest = Math.max(1, invite.version - rememberedVersions)
  for (let version = invite.version; version >= oldest; version--) {
    const right = Buffer.from(secretOf(invite.id, version, authSecret))
    if (given.length === right.length && timingSafeEqual(given, right)) return version
  }
  return null
}

function secretOf(inviteId: string, version: number, authSecret: string): string {
  return createHmac('sha256', authSecret).update(`${inviteId}.${version}`).digest('base64url')
}
