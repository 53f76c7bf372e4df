/** The link of a member of a study path, who needs no account: derived from id and version, stored nowhere (J1). */
import { AppError } from '@/lib/errors'
import { studyLinkPath } from '@/lib/join-link'
import { claimedId, derivedToken, isDerivedToken } from '@/server/auth/derived-token'
import type { Runtime } from '@/server/runtime'

/** The whole link. The token stands in the fragment, which browsers never send (J1). */
export function studyUrl(
  runtime: Pick<Runtime, 'publicUrl' | 'env'>,
  member: { id: string; linkVersion: number },
): string {
  const token = derivedToken('study', member.id, member.linkVersion, runtime.env.authSecret)
  return `${runtime.publicUrl}${studyLinkPath}#${token}`
}

/** The member whose link it is. AppError link_unknown for one that is forged, or was renewed since. */
export async function memberOfToken(runtime: Pick<Runtime, 'db' | 'env'>, token: string): Promise<string> {
  const id = claimedId(token)
  const member = id && (await runtime.db.studyMember.findUnique({ where: { id } }))
  if (!member || !isDerivedToken(token, 'study', member.id, member.linkVersion, runtime.env.authSecret))
    throw new AppError('link_unknown')
  return member.id
}
