import type { SignUpInviteState, SignUpInviteView } from '@/lib/account/operator-view'
import { signUpUrl } from '@/server/auth/sign-up-token'
import type { SignUpInvite } from '@/server/db/generated/client'
import type { Runtime } from '@/server/runtime'

/** An invitation to sign up as operators see it; its link only while it works. */
export function presentSignUpInvite(
  invite: SignUpInvite,
  runtime: Pick<Runtime, 'now' | 'publicUrl' | 'env'>,
): SignUpInviteView {
  const { id, email, createdAt, expiresAt } = invite
  const state = stateOf(invite, runtime.now())
  return {
    id,
    email,
    state,
    createdAt: createdAt.getTime(),
    expiresAt: expiresAt.getTime(),
    url: state === 'open' ? signUpUrl(runtime.publicUrl, id, runtime.env.authSecret) : null,
  }
}

function stateOf({ usedAt, revokedAt, expiresAt }: SignUpInvite, now: number): SignUpInviteState {
  if (usedAt) return 'used'
  if (revokedAt) return 'revoked'
  return expiresAt.getTime() <= now ? 'expired' : 'open'
}
