import { createHash, randomBytes } from 'node:crypto'
import { AppError } from '@/lib/errors'
import type { Runtime } from '@/server/runtime'

const lifetimeMs = 60 * 60 * 1000

/** A link with which somebody who has an account chooses a new password, once, within the hour. AppError not_found for anybody else. */
export async function makeResetLink(
  runtime: Pick<Runtime, 'db' | 'now' | 'publicUrl'>,
  userId: string,
): Promise<string> {
  const user = await runtime.db.user.findUnique({ where: { id: userId } })
  if (!user?.email) throw new AppError('not_found')
  const secret = randomBytes(32).toString('base64url')
  const hash = createHash('sha256').update(secret).digest('hex')
  const expiresAt = new Date(runtime.now() + lifetimeMs)
  await runtime.db.oneTimeToken.create({ data: { hash, purpose: 'reset', email: user.email, expiresAt } })
  return `${runtime.publicUrl}/reset#${secret}`
}
