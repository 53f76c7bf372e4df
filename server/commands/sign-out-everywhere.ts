import { CloseCode } from '@/lib/board/protocol'
import { accountToManage } from '@/server/commands/account-to-manage'
import { type Operator, recordOperatorAct } from '@/server/commands/operator-act'
import type { Prisma } from '@/server/db/generated/client'
import type { Runtime } from '@/server/runtime'

/** An operator signs somebody out on every device. AppError not_found for who has no account. */
export async function signOutEverywhere(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms'>,
  { userId, by }: { userId: string; by: Operator },
): Promise<void> {
  const devices = await runtime.db.$transaction(async (tx) => {
    await accountToManage(tx, userId)
    await recordOperatorAct(tx, 'account_signed_out', by, userId)
    return revokeDevices(tx, userId, runtime.now())
  })
  closeDevices(runtime, devices)
}

/** Signs every device of a person out: their cookies are refused from the commit on. Answers the devices, whose sockets are to be closed after it. */
export async function revokeDevices(
  tx: Prisma.TransactionClient,
  userId: string,
  now: number,
): Promise<string[]> {
  const rows = await tx.authSession.updateManyAndReturn({
    where: { userId, revokedAt: null },
    data: { revokedAt: new Date(now) },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** Closes the open sockets of devices that were signed out (R3). */
export function closeDevices(runtime: Pick<Runtime, 'rooms'>, sids: readonly string[]): void {
  for (const sid of sids) runtime.rooms.disconnectSession(sid, CloseCode.unauthenticated, 'signed out')
}
