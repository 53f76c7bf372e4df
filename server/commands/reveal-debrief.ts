import { AppError } from '@/lib/errors'
import { stageNow } from '@/lib/stage/clock'
import type { StageId } from '@/lib/stage/stages'
import { announce } from '@/server/commands/announce'
import { lockInterview } from '@/server/commands/lock-interview'
import { recordEvent } from '@/server/commands/record-event'
import type { Prisma } from '@/server/db/generated/client'
import { ratingCandidates, ratingOfCandidate } from '@/server/queries/release-waits'
import type { Runtime } from '@/server/runtime'

/**
 * Shows both sides to each other at once (C6). Needs an interviewer's card and, where there is a candidate, a
 * self-rating, unless the host will not wait for it (`anyway`): AppError wrong_phase before. Twice is once.
 */
export async function revealDebrief(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>,
  lead: { roomId: string; participantId: string },
  { anyway }: { anyway: boolean },
): Promise<void> {
  const { roomId, participantId } = lead
  await runtime.db.$transaction(async (tx) => {
    const { interview, clock } = await lockInterview(tx, roomId)
    if (interview.revealedAt !== null) return
    const [cards, selfRatings, candidates] = await Promise.all([
      tx.scorecard.count({ where: { roomId, isSelf: false, submittedAt: { not: null } } }),
      tx.scorecard.count({ where: { roomId, ...ratingOfCandidate } }),
      tx.participant.count({ where: ratingCandidates(roomId) }),
    ])
    const isSelfRated = candidates === 0 || selfRatings > 0
    if (cards === 0 || !(isSelfRated || anyway)) throw new AppError('wrong_phase')
    await reveal(tx, { roomId, at: runtime.now(), participantId, stage: stageNow(clock) })
  })
  await announce(runtime, roomId)
}

/** Shows both sides to each other, in the transaction that has locked the interview; `at` is ms since 1970. */
export async function reveal(
  tx: Prisma.TransactionClient,
  event: { roomId: string; at: number; participantId: string; stage: StageId | null },
): Promise<void> {
  const { roomId, at } = event
  await tx.interview.update({ where: { roomId }, data: { revealedAt: new Date(at) } })
  await recordEvent(tx, { ...event, kind: 'revealed' })
}
