/** Who has an account, and who runs the instance. */
import type { AccountView } from '@/lib/account/account-view'
import { AppError } from '@/lib/errors'
import { userOfPage } from '@/server/auth/gate'
import { requireSession } from '@/server/auth/require-user'
import { runtime as currentRuntime, type Runtime } from '@/server/runtime'

/** A person with an account. */
export interface Account extends AccountView {
  userId: string
  email: string
  /** The device they ask from. */
  sid: string
}

async function viewOf(runtime: Pick<Runtime, 'db'>, userId: string): Promise<AccountView | null> {
  const user = await runtime.db.user.findUnique({
    where: { id: userId },
    select: { name: true, email: true, emailVerifiedAt: true, isAdmin: true },
  })
  if (!user) return null
  const { name, email, emailVerifiedAt, isAdmin } = user
  return { name, email, isVerified: emailVerifiedAt !== null, isAdmin }
}

/** Whose browser asks for a page: an account, a guest, or null for strangers. */
export async function accountOfPage(): Promise<(AccountView & { userId: string }) | null> {
  const userId = await userOfPage()
  const view = userId && (await viewOf(currentRuntime(), userId))
  return userId && view ? { userId, ...view } : null
}

/** The account behind a request. AppError unauthenticated for strangers, account_required for guests. */
export async function requireAccount(request: Request, runtime: Runtime): Promise<Account> {
  const { userId, sid } = await requireSession(request, runtime)
  const view = await viewOf(runtime, userId)
  if (!view) throw new AppError('unauthenticated')
  if (view.email === null) throw new AppError('account_required')
  return { ...view, email: view.email, userId, sid }
}

/** Who runs the instance. AppError not_found for everybody else: what is there for operators is nobody's business (X3). */
export async function requireAdmin(request: Request, runtime: Runtime): Promise<Account> {
  const account = await requireAccount(request, runtime).catch((error: unknown) => {
    throw error instanceof AppError ? new AppError('not_found') : error
  })
  if (!account.isAdmin) throw new AppError('not_found')
  return account
}
