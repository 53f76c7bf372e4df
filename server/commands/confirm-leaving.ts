import { cleanEmail } from '@/lib/account/email'
import { AppError } from '@/lib/errors'
import { cleanName } from '@/lib/name'
import { isPassword } from '@/server/auth/password'
import { limitSignIns } from '@/server/limits'
import type { Runtime } from '@/server/runtime'

/** What somebody gives to show that it is really them. */
interface LeaversProof {
  userId: string
  /** Where they ask from: the key of the limit. */
  address: string
  password?: string
  confirm?: string
}

/**
 * Makes sure that it is really this person who wants everything of them deleted: by their password or, where they have
 * none, by their address (a guest by their name) typed out. AppError invalid at the field that is wrong,
 * too_many_sign_ins, unauthenticated for nobody we know.
 */
export async function confirmLeaving(
  runtime: Pick<Runtime, 'db' | 'rooms'>,
  { userId, address, password, confirm }: LeaversProof,
): Promise<void> {
  const user = await runtime.db.user.findUnique({ where: { id: userId } })
  if (!user) throw new AppError('unauthenticated')
  const { passwordHash, email, name } = user
  if (passwordHash !== null) {
    if (!password) throw new AppError('invalid', { password: 'required' })
    return limitSignIns(runtime, { address, account: email ?? userId }, async () => {
      if (!(await isPassword(passwordHash, password))) throw new AppError('invalid', { password: 'wrong' })
    })
  }
  if (!confirm) throw new AppError('invalid', { confirm: 'required' })
  const isRight = email === null ? cleanName(confirm) === name : cleanEmail(confirm) === email
  if (!isRight) throw new AppError('invalid', { confirm: 'not_allowed' })
}
