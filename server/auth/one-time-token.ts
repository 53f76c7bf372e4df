/** Secrets that are sent by mail: 256 random bits, kept as their SHA-256 only, good once and not for long. */
import { createHash, randomBytes } from 'node:crypto'
import { AppError } from '@/lib/errors'
import type { Prisma, TokenPurpose } from '@/server/db/generated/client'
import type { Runtime } from '@/server/runtime'

const minuteMs = 60_000

/** How long each is good, in ms. */
const lives: Record<TokenPurpose, number> = {
  verify: 24 * 60 * minuteMs,
  reset: 60 * minuteMs,
  sign_in: 15 * minuteMs,
}

/** Whom a secret is for. `userId` is null where the address has no account yet. */
export interface TokenOwner {
  purpose: TokenPurpose
  email: string
  userId: string | null
  /** The invitation that a sign-up was asked for with (SignUpInvite); null for none. */
  invitationId?: string | null
  /** An operator sees it, to hand it over: opening it proves nothing about the address. */
  isHandedOver?: boolean
}

/**
 * Makes a secret and hands it to `deliver`; when that fails nothing of it is left, and the error goes on. What an owner or
 * an operator asked for then takes the place of what they had asked for before. What anybody may ask for takes nothing
 * away: else a stranger could make every link worthless that its receiver has not opened yet.
 */
export async function deliverOneTimeToken(
  runtime: Pick<Runtime, 'db' | 'now'>,
  owner: TokenOwner,
  deliver: (token: string) => Promise<void>,
): Promise<void> {
  const { purpose, email, userId, invitationId = null, isHandedOver = false } = owner
  const token = randomBytes(32).toString('base64url')
  const hash = hashOf(token)
  const now = runtime.now()
  await runtime.db.oneTimeToken.create({
    data: {
      hash,
      purpose,
      email,
      userId,
      invitationId,
      isHandedOver,
      createdAt: new Date(now),
      expiresAt: new Date(now + lives[purpose]),
    },
  })
  try {
    await deliver(token)
  } catch (error) {
    await runtime.db.oneTimeToken.deleteMany({ where: { hash } })
    throw error
  }
  const isOwners = isHandedOver || purpose === 'verify'
  if (isOwners && userId !== null)
    await runtime.db.oneTimeToken.deleteMany({ where: { purpose, userId, hash: { not: hash } } })
  await runtime.db.oneTimeToken.deleteMany({ where: { expiresAt: { lte: new Date(now) } } })
}

/** Whom a secret is for, without using it. AppError link_unknown, link_expired. */
export async function readOneTimeToken(
  runtime: Pick<Runtime, 'db' | 'now'>,
  token: string,
): Promise<Required<TokenOwner>> {
  const row = await runtime.db.oneTimeToken.findUnique({ where: { hash: hashOf(token) } })
  if (!row) throw new AppError('link_unknown')
  if (row.expiresAt.getTime() <= runtime.now()) throw new AppError('link_expired')
  const { purpose, email, userId, invitationId, isHandedOver } = row
  return { purpose, email, userId, invitationId, isHandedOver }
}

/**
 * Uses a secret up, and the others that were sent to its address for the same, in the transaction of what it brings about:
 * of two at once one gets AppError link_unknown.
 */
export async function useUpOneTimeToken(tx: Prisma.TransactionClient, token: string): Promise<void> {
  const hash = hashOf(token)
  // Locked in order, so that two links of one mailbox do not wait for each other.
  const open = await tx.$queryRaw<{ hash: string }[]>`
    SELECT other.hash FROM "OneTimeToken" used
    JOIN "OneTimeToken" other ON other.purpose = used.purpose AND other.email = used.email
    WHERE used.hash = ${hash} ORDER BY other.hash FOR UPDATE OF other`
  if (!open.some((row) => row.hash === hash)) throw new AppError('link_unknown')
  await tx.oneTimeToken.deleteMany({ where: { hash: { in: open.map((row) => row.hash) } } })
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
