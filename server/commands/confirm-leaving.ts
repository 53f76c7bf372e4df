import { verify } from '@node-rs/argon2'
import { cleanEmail } from '@/lib/account/email'
import { AppError } from '@/lib/errors'
import { cleanName } from '@/lib/name'
import type { Runtime } from '@/server/runtime'

/**
 * Makes sure that it is really this person who wants everything of them deleted: by their password or, where they have
 * none, by their address (a guest by their name) typed out. AppError invalid at the field that is wrong, unauthenticated
 * for nobody we know.
 */
export async function confirmLeaving(
  runtime: Pick<Runtime, 'db'>,
  { userId, password, confirm }: { userId: string; password?: string; confirm?: string },
): Promise<void> {
  const user = await runtime.db.user.findUnique({ where: { id: userId } })
  if (!user) throw new AppError('unauthenticated')
  if (user.passwordHash !== null) {
    if (!password) throw new AppError('invalid', { password: 'required' })
    if (!(await verify(user.passwordHash, password.normalize('NFC'))))
      throw new AppError('invalid', { password: 'not_allowed' })
    return
  }
  if (!confirm) throw new AppError('invalid', { confirm: 'required' })
  const isRight = user.email === null ? cleanName(confirm) === user.name : cleanEmail(confirm) === user.email
  if (!isRight) throw new AppError('invalid', { confirm: 'not_allowed' })
}
