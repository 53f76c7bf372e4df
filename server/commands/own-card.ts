import { AppError } from '@/lib/errors'
import type { Viewer } from '@/server/auth/gate'
import { newId } from '@/server/auth/id'
import type { Prisma, Scorecard } from '@/server/db/generated/client'

/** Whoever writes on a card. */
export type CardAuthor = Pick<Viewer, 'roomId' | 'participantId' | 'kind' | 'phase'>

/**
 * The one card of somebody in a room, made where there is none, and locked until the transaction ends: a score and
 * the submission of its card never pass each other. AppError conflict for somebody whose card is of the other kind,
 * because their role was changed after they had rated.
 */
export async function lockOwnCard(
  tx: Prisma.TransactionClient,
  { roomId, participantId }: CardAuthor,
  isSelf: boolean,
): Promise<Scorecard> {
  await tx.scorecard.createMany({
    data: [{ id: newId(), roomId, participantId, isSelf }],
    skipDuplicates: true,
  })
  const where = { roomId_participantId: { roomId, participantId } }
  const { id } = await tx.scorecard.findUniqueOrThrow({ where, select: { id: true } })
  await tx.$queryRaw`SELECT 1 FROM "Scorecard" WHERE "id" = ${id} FOR UPDATE`
  const card = await tx.scorecard.findUniqueOrThrow({ where })
  if (card.isSelf !== isSelf) throw new AppError('conflict')
  return card
}

/** Whether a card can be changed: until it is submitted, and again where the session was reopened and nothing was revealed. */
export function isFrozen(
  card: Pick<Scorecard, 'submittedAt'>,
  phase: CardAuthor['phase'],
  revealedAt: Date | null,
): boolean {
  return card.submittedAt !== null && (phase !== 'live' || revealedAt !== null)
}
