import { accountToManage } from '@/server/commands/account-to-manage'
import { type Operator, recordOperatorAct } from '@/server/commands/operator-act'
import { closeDevices, revokeAll } from '@/server/commands/take-over'
import type { Runtime } from '@/server/runtime'

/** An operator signs somebody out on every device. AppError not_found for who has no account. */
export async function signOutEverywhere(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms'>,
  { userId, by }: { userId: string; by: Operator },
): Promise<void> {
  const devices = await runtime.db.$transaction(async (tx) => {
    await accountToManage(tx, userId)
    await recordOperatorAct(tx, 'account_signed_out', by, userId)
    return revokeAll(tx, userId, runtime.now())
  })
  closeDevices(runtime, devices)
}
