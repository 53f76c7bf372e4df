import type { SignUpInviteView } from '@/lib/account/operator-view'
import { presentSignUpInvite } from '@/server/presenters/present-sign-up-invite'
import type { Runtime } from '@/server/runtime'

/** So many are shown: whoever looks wants the latest. */
const shown = 100

/** The latest invitations to sign up, newest first. */
export async function signUpInvites(
  runtime: Pick<Runtime, 'db' | 'now' | 'publicUrl' | 'env'>,
): Promise<SignUpInviteView[]> {
  const rows = await runtime.db.signUpInvite.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: shown,
  })
  return rows.map((row) => presentSignUpInvite(row, runtime))
}
