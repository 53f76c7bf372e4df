import type { Prisma } from '@/server/db/generated/client'

/** Everything an operator does that is written down. */
type OperatorActCode =
  | 'instance_changed'
  | 'admin_made'
  | 'admin_taken'
  | 'account_disabled'
  | 'account_enabled'
  | 'account_signed_out'
  | 'account_deleted'
  | 'reset_link_made'
  | 'sign_up_invited'
  | 'sign_up_invite_revoked'

/** Who does something as an operator: an admin by their user id, or null for the command on the server itself. */
export type Operator = string | null

/** Writes an act down, in ids alone: who did it and to whom, or to what. */
export async function recordOperatorAct(
  tx: Prisma.TransactionClient,
  code: OperatorActCode,
  by: Operator,
  about: string,
): Promise<void> {
  await tx.auditEvent.create({ data: { code, detail: `${by ?? 'command'} ${about}` } })
}
