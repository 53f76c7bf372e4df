import { AppError } from '@/lib/errors'
import type { Runtime } from '@/server/runtime'

/** So long after a sign-in a device may do what needs its owner, in ms: 10 minutes. */
const freshMs = 10 * 60_000

/** A browser that was left alone is not its owner. AppError sign_in_again unless somebody signed in on this device just now. */
export async function requireFreshSignIn(runtime: Pick<Runtime, 'db' | 'now'>, sid: string): Promise<void> {
  const device = await runtime.db.authSession.findUnique({ where: { id: sid }, select: { signedInAt: true } })
  if (!device || runtime.now() - device.signedInAt.getTime() > freshMs) throw new AppError('sign_in_again')
}
