import { AppError } from '@/lib/errors'
import { type ReleaseHead, releasedCardOf, type ReleasedFeedback } from '@/lib/report/released'
import { rubricOf } from '@/lib/rubric/rubric-ids'
import { stageNow } from '@/lib/stage/clock'
import type { Viewer } from '@/server/auth/gate'
import { cardsRevision } from '@/server/cards-revision'
import { announce } from '@/server/commands/announce'
import { lockInterview } from '@/server/commands/lock-interview'
import { mailRelease } from '@/server/commands/mail-release'
import { recordEvent } from '@/server/commands/record-event'
import { reveal } from '@/server/commands/reveal-debrief'
import type { Prisma } from '@/server/db/generated/client'
import { presentRelease } from '@/server/presenters/present-release'
import { handedInCards } from '@/server/queries/handed-in-cards'
import { candidatesToRate, isReleasable } from '@/server/queries/release-waits'
import type { Runtime } from '@/server/runtime'

export interface ReleaseOrder {
  /** The version the lead saw last; 0 for none. */
  expected: number
  /** The cards the lead saw to be in, as `ReleaseStanding.cards` says it. */
  cards: string
  /** Without waiting for a candidate who has not rated themselves. */
  anyway: boolean
  /** What is different from the version before; nothing is before the first. */
  reason: string | null
}

/**
 * Releases the feedback to the candidate (C4): what the interviewers' cards say that are handed in is copied into a new
 * version, which no later change of them reaches. Both sides are shown to each other with it. Then whoever has a
 * confirmed address is told by mail; `mailed` says how many. AppError conflict, with the newest release and which
 * cards are in, where these are not the ones that were seen; forbidden for who leads no longer; wrong_phase before the
 * end, in rooms without interviewers' feedback or made of a file (V7), where no card is in, or a candidate has still to
 * rate and `anyway` is not said; invalid for an amendment without a `reason`.
 */
export async function releaseFeedback(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log' | 'mail' | 'publicUrl'>,
  lead: Pick<Viewer, 'roomId' | 'participantId' | 'userId'>,
  order: ReleaseOrder,
): Promise<{ release: ReleaseHead; mailed: number }> {
  const { roomId } = lead
  const release = await runtime.db.$transaction((tx) => copyCards(tx, runtime.now, lead, order))
  await announce(runtime, roomId)
  return { release, mailed: await mailRelease(runtime, { roomId, release }) }
}

async function copyCards(
  tx: Prisma.TransactionClient,
  now: Runtime['now'],
  { roomId, participantId, userId }: Pick<Viewer, 'roomId' | 'participantId' | 'userId'>,
  { expected, cards: seen, anyway, reason }: ReleaseOrder,
): Promise<ReleaseHead> {
  const { phase, hostId, interview, clock } = await lockInterview(tx, roomId)
  if (hostId !== userId) throw new AppError('forbidden')
  await requireReleasable(tx, roomId, phase)
  const newest = await tx.release.findFirst({ where: { roomId }, orderBy: { version: 'desc' } })
  const cards = await handedInCards(tx, roomId)
  const revision = cardsRevision(cards)
  // A card that was taken back just now would be missing without a word of it.
  if ((newest?.version ?? 0) !== expected || revision !== seen)
    throw new AppError('conflict', {}, { release: newest && presentRelease(newest), cards: revision })
  if (newest && reason === null) throw new AppError('invalid', { reason: 'required' })
  if (cards.length === 0) throw new AppError('wrong_phase')
  // Once both sides are shown nobody can rate themselves any more.
  const mayWait = interview.revealedAt === null && !anyway
  if (mayWait && (await candidatesToRate(tx, roomId)).unrated > 0) throw new AppError('wrong_phase')
  const at = now()
  const stage = stageNow(clock)
  if (interview.revealedAt === null) await reveal(tx, { roomId, at, participantId, stage })
  const content: ReleasedFeedback = {
    rubric: rubricOf(interview.rubric),
    level: interview.level,
    cards: cards.map(releasedCardOf),
  }
  const version = expected + 1
  const row = await tx.release.create({
    data: { roomId, version, at: new Date(at), participantId, reason: newest && reason, content },
  })
  await tx.room.update({ where: { id: roomId }, data: { phase: 'released' } })
  await recordEvent(tx, { roomId, at, participantId, kind: 'released', stage, data: { version } })
  const audited = { code: 'feedback_released', roomId, participantId, detail: String(version) }
  await tx.auditEvent.create({ data: audited })
  return presentRelease(row)
}

async function requireReleasable(tx: Prisma.TransactionClient, roomId: string, phase: string): Promise<void> {
  const room = await tx.room.findUniqueOrThrow({
    where: { id: roomId },
    select: { kind: true, importedAt: true },
  })
  const isOver = phase === 'ended' || phase === 'released'
  if (!isOver || !isReleasable(room)) throw new AppError('wrong_phase')
}
