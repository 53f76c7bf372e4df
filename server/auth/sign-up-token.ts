/** The links that invite somebody to make an account (SignUpInvite). */
import { derivedToken } from '@/server/auth/derived-token'

/** Invitations are withdrawn, never renewed: each has one version. */
export const signUpVersion = 1

/** The whole link of an invitation to sign up. The token stands in the fragment, which browsers never send (J1). */
export function signUpUrl(publicUrl: string, inviteId: string, authSecret: string): string {
  return `${publicUrl}/sign-up#${derivedToken('sign-up', inviteId, signUpVersion, authSecret)}`
}
