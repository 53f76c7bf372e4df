import { accountToManage } from '@/server/commands/account-to-manage'
import { type Operator, recordOperatorAct } from '@/server/commands/operator-act'
import { closeDevices, revokeAll } from '@/server/commands/take-over'
import { requireOtherAdmin } from '@/server/commands/working-admins'
import type { Runtime } from '@/server/runtime'

/**
 * Switches an account off, or on again. Off: its devices are signed out, their open sockets close (R3), and nobody
 * signs in to it. On: whoever was signed out stays so. AppError not_found for who has no account, last_admin for the
 * only one who runs the instance.
 */
export async function setDisabled(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms'>,
  { userId, isDisabled, by }: { userId: string; isDisabled: boolean; by: Operator },
): Promise<void> {
  const devices = await runtime.db.$transaction(async (tx) => {
    if (isDisabled) await requireOtherAdmin(tx, userId)
    const { disabledAt } = await accountToManage(tx, userId)
    if ((disabledAt !== null) === isDisabled) return []
    const data = { disabledAt: isDisabled ? new Date(runtime.now()) : null }
    await tx.user.update({ where: { id: userId }, data })
    await recordOperatorAct(tx, isDisabled ? 'account_disabled' : 'account_enabled', by, userId)
    // Both ways: a device that was signed in while the account was being switched off must not come back with it.
    return revokeAll(tx, userId, runtime.now())
  })
  closeDevices(runtime, devices)
}
