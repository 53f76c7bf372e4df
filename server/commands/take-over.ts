import { CloseCode } from '@/lib/board/protocol'
import type { Prisma } from '@/server/db/generated/client'
import type { Runtime } from '@/server/runtime'

/**
 * Somebody has shown outside of any device of an account that it is theirs: all its devices are signed out and its
 * password is `passwordHash`, null for none. With `isProven` they have shown it by opening a mail; where the address was
 * not proven before, somebody else may have made the account in the owner's name, so what it was connected with goes, too.
 * Answers the devices whose sockets are to be closed once the transaction is done.
 */
export async function takeOver(
  tx: Prisma.TransactionClient,
  user: { id: string; emailVerifiedAt: Date | null },
  { passwordHash, isProven, now }: { passwordHash: string | null; isProven: boolean; now: number },
): Promise<string[]> {
  const isFirstProof = isProven && user.emailVerifiedAt === null
  if (isFirstProof) await tx.wayIn.deleteMany({ where: { userId: user.id } })
  await tx.user.update({
    where: { id: user.id },
    data: { passwordHash, ...(isFirstProof && { emailVerifiedAt: new Date(now) }) },
  })
  return revokeAll(tx, user.id, now)
}

/**
 * Signs every device of a user out, but for one; answers those it signed out. The links that were mailed about the account
 * are worth nothing from now on: whoever is signed out could come back by one they had asked for, to an address of theirs.
 */
export async function revokeAll(
  tx: Prisma.TransactionClient,
  userId: string,
  now: number,
  exceptSid: string | null = null,
): Promise<string[]> {
  await tx.oneTimeToken.deleteMany({ where: { userId } })
  const rows = await tx.authSession.updateManyAndReturn({
    where: { userId, revokedAt: null, ...(exceptSid !== null && { id: { not: exceptSid } }) },
    data: { revokedAt: new Date(now) },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** Closes the sockets of devices that were signed out (R3). */
export function closeDevices(runtime: Pick<Runtime, 'rooms'>, sids: readonly string[]): void {
  for (const sid of sids) runtime.rooms.disconnectSession(sid, CloseCode.unauthenticated, 'signed out')
}
