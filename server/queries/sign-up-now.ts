import type { SignUpMode } from '@/lib/account/instance'
import { readInstance } from '@/server/queries/instance'
import type { Runtime } from '@/server/runtime'

/** Who may make an account right now: the first one may always be made. */
export async function signUpNow(
  runtime: Pick<Runtime, 'db'>,
): Promise<{ mode: SignUpMode; isFirst: boolean }> {
  const [{ signUp }, first] = await Promise.all([
    readInstance(runtime),
    runtime.db.user.findFirst({ where: { email: { not: null } }, select: { id: true } }),
  ])
  return { mode: first ? signUp : 'open', isFirst: first === null }
}
