/** The link that brings a guest back on another device (J8). */
import { claimedId, derivedToken, isDerivedToken } from '@/server/auth/derived-token'
import type { Runtime } from '@/server/runtime'

/** The whole link. The token stands in the fragment, which browsers never send (J1). */
export function returnUrl(
  publicUrl: string,
  guest: { id: string; returnVersion: number },
  authSecret: string,
): string {
  return `${publicUrl}/return#${derivedToken('return', guest.id, guest.returnVersion, authSecret)}`
}

/** The guest a token brings back, or null: forged, renewed since, or an account by now. */
export async function guestOfToken(
  runtime: Pick<Runtime, 'db' | 'env'>,
  token: string,
): Promise<{ id: string; name: string } | null> {
  const id = claimedId(token)
  const user = id && (await runtime.db.user.findUnique({ where: { id } }))
  if (!user || user.email !== null || user.disabledAt !== null) return null
  const isRight = isDerivedToken(token, 'return', user.id, user.returnVersion, runtime.env.authSecret)
  return isRight ? { id: user.id, name: user.name } : null
}
