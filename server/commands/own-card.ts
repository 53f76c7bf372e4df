import { AppError } from '@/lib/errors'
import type { Viewer } from '@/server/auth/gate'
import { newId } from '@/server/auth/id'
import { holdInterview } from '@/server/commands/hold-interview'
import type { Prisma, Scorecard } from '@/server/db/generated/client'

/** Whoever writes on a card. */
export type CardAuthor = Pick<Viewer, 'roomId' | 'participantId' | 'kind'>

/**
 * The card of somebody in a room, one of each kind, made where there is none, and locked until the transaction ends: a
 * score and the submission of its card never pass each other. After `holdInterview`. Whoever has rated themselves may be
 * made an interviewer and have a card as one, too; the other way round it is AppError conflict.
 */
export async function lockOwnCard(
  tx: Prisma.TransactionClient,
  { roomId, participantId }: CardAuthor,
  isSelf: boolean,
): Promise<Scorecard> {
  const own = { roomId, participantId, isSelf }
  const isThere = (card: typeof own) => tx.scorecard.count({ where: card })
  if (isSelf && !(await isThere(own)) && (await isThere({ ...own, isSelf: false })))
    throw new AppError('conflict')
  await tx.scorecard.createMany({ data: [{ id: newId(), ...own }], skipDuplicates: true })
  const where = { roomId_participantId_isSelf: own }
  const { id } = await tx.scorecard.findUniqueOrThrow({ where, select: { id: true } })
  await tx.$queryRaw`SELECT 1 FROM "Scorecard" WHERE "id" = ${id} FOR UPDATE`
  return tx.scorecard.findUniqueOrThrow({ where })
}

/**
 * One's own card, locked to be written on: until it is handed in, and again where the session was reopened and nothing
 * was revealed; then it is handed in no longer. AppError wrong_phase once it stands.
 */
export async function lockOpenCard(tx: Prisma.TransactionClient, author: CardAuthor): Promise<Scorecard> {
  const { phase, revealedAt } = await holdInterview(tx, author.roomId)
  const card = await lockOwnCard(tx, author, author.kind === 'practice')
  if (card.submittedAt === null) return card
  if (phase !== 'live' || revealedAt !== null) throw new AppError('wrong_phase')
  return tx.scorecard.update({ where: { id: card.id }, data: { submittedAt: null } })
}
