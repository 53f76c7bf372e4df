import { AppError } from '@/lib/errors'
import type { CardView } from '@/lib/rubric/desk-view'
import { announce } from '@/server/commands/announce'
import { holdInterview } from '@/server/commands/hold-interview'
import { type CardAuthor, lockOwnCard } from '@/server/commands/own-card'
import { recordEvent } from '@/server/commands/record-event'
import { presentCard } from '@/server/presenters/present-card'
import type { Runtime } from '@/server/runtime'

/**
 * Takes one's own card back to change it: it can be written on again, and the other interviewers' cannot be seen until
 * it is handed in once more (C2). What was released of it stays with the candidate (C4). Twice is once. AppError
 * wrong_phase where the session was reopened meanwhile.
 */
export async function takeBackScorecard(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>,
  author: CardAuthor,
): Promise<CardView> {
  const { roomId, participantId, kind } = author
  const card = await runtime.db.$transaction(async (tx) => {
    const { stage, phase } = await holdInterview(tx, roomId)
    if (phase !== 'ended' && phase !== 'released') throw new AppError('wrong_phase')
    const row = await lockOwnCard(tx, author, kind === 'practice')
    const scores = await tx.score.findMany({ where: { scorecardId: row.id } })
    if (row.submittedAt !== null) {
      await tx.scorecard.update({ where: { id: row.id }, data: { submittedAt: null } })
      await recordEvent(tx, { roomId, at: runtime.now(), participantId, kind: 'taken_back', stage })
    }
    return presentCard({ ...row, submittedAt: null, scores })
  })
  await announce(runtime, roomId)
  return card
}
