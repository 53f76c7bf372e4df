import { accountToManage } from '@/server/commands/account-to-manage'
import { type Operator, recordOperatorAct } from '@/server/commands/operator-act'
import { requireOtherAdmin } from '@/server/commands/working-admins'
import type { Runtime } from '@/server/runtime'

/** Makes somebody an admin, or takes that away. AppError not_found for who has no account, last_admin for the only one. */
export async function setAdmin(
  runtime: Pick<Runtime, 'db'>,
  { userId, isAdmin, by }: { userId: string; isAdmin: boolean; by: Operator },
): Promise<void> {
  await runtime.db.$transaction(async (tx) => {
    if (!isAdmin) await requireOtherAdmin(tx, userId)
    const account = await accountToManage(tx, userId)
    if (account.isAdmin === isAdmin) return
    await tx.user.update({ where: { id: userId }, data: { isAdmin } })
    await recordOperatorAct(tx, isAdmin ? 'admin_made' : 'admin_taken', by, userId)
  })
}
