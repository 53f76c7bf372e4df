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
}

/**
 * Makes a secret and hands it to `deliver`. Only once that has worked it takes the place of the older ones for the
 * same purpose; when it fails nothing of it is left, and the error goes on.
 */
export async function deliverOneTimeToken(
  runtime: Pick<Runtime, 'db' | 'now'>,
  owner: TokenOwner,
  deliver: (token: string) => Promise<void>,
): Promise<void> {
  const { purpose, email, userId } = owner
  const token = randomBytes(32).toString('base64url')
  const hash = hashOf(token)
  const now = runtime.now()
  await runtime.db.oneTimeToken.create({
    data: {
      hash,
      purpose,
      email,
      userId,
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
  const older = { purpose, hash: { not: hash }, OR: [{ email }, ...(userId ? [{ userId }] : [])] }
  await runtime.db.oneTimeToken.deleteMany({ where: older })
  await runtime.db.oneTimeToken.deleteMany({ where: { expiresAt: { lte: new Date(now) } } })
}

/** Whom a secret is for, without using it. AppError link_unknown, link_expired. */
export async function readOneTimeToken(
  runtime: Pick<Runtime, 'db' | 'now'>,
  token: string,
): Promise<TokenOwner> {
  const row = await runtime.db.oneTimeToken.findUnique({ where: { hash: hashOf(token) } })
  if (!row) throw new AppError('link_unknown')
  if (row.expiresAt.getTime() <= runtime.now()) throw new AppError('link_expired')
  const { purpose, email, userId } = row
  return { purpose, email, userId }
}

/** Uses a secret up, in the transaction of what it brings about: of two at once one gets AppError link_unknown. */
export async function useUpOneTimeToken(tx: Prisma.TransactionClient, token: string): Promise<void> {
  const { count } = await tx.oneTimeToken.deleteMany({ where: { hash: hashOf(token) } })
  if (count !== 1) throw new AppError('link_unknown')
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
