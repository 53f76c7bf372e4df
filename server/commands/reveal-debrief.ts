import { AppError } from '@/lib/errors'
import { announce } from '@/server/commands/announce'
import { recordEvent } from '@/server/commands/record-event'
import { requireInterview } from '@/server/queries/require-interview'
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
    const { revealedAt, stage } = await requireInterview(tx, roomId)
    if (revealedAt !== null) return
    const [cards, candidates] = await Promise.all([
      tx.scorecard.findMany({
        where: { roomId, submittedAt: { not: null } },
        select: { isSelf: true },
      }),
      tx.participant.count({ where: { roomId, role: 'candidate', removedAt: null } }),
    ])
    const isRated = cards.some(({ isSelf }) => !isSelf)
    const isSelfRated = candidates === 0 || cards.some(({ isSelf }) => isSelf)
    if (!isRated || !(isSelfRated || anyway)) throw new AppError('wrong_phase')
    const now = runtime.now()
    const { count } = await tx.interview.updateMany({
      where: { roomId, revealedAt: null },
      data: { revealedAt: new Date(now) },
    })
    if (count > 0) await recordEvent(tx, { roomId, at: now, participantId, kind: 'revealed', stage })
  })
  await announce(runtime, roomId)
}
