import { AppError, type FieldProblem } from '@/lib/errors'
import { lackingMoments } from '@/lib/rubric/scorecard'
import type { CardView } from '@/lib/rubric/desk-view'
import { announce } from '@/server/commands/announce'
import { type CardAuthor, lockOwnCard } from '@/server/commands/own-card'
import { recordEvent } from '@/server/commands/record-event'
import { presentCard } from '@/server/presenters/present-card'
import { requireInterview } from '@/server/queries/require-interview'
import type { Runtime } from '@/server/runtime'

/**
 * Hands one's own card in: from now on it stands, and the other interviewers' can be seen (C2). Twice is once.
 * AppError invalid, with the dimensions as fields, while a score below 2 or above 3 points to no moment (C3).
 */
export async function submitScorecard(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>,
  author: CardAuthor,
): Promise<CardView> {
  const { roomId, participantId, kind } = author
  const card = await runtime.db.$transaction(async (tx) => {
    const { stage } = await requireInterview(tx, roomId)
    const row = await lockOwnCard(tx, author, kind === 'practice')
    const { id, submittedAt } = row
    const [scores, notes] = await Promise.all([
      tx.score.findMany({ where: { scorecardId: id } }),
      tx.note.findMany({ where: { roomId, participantId, deletedAt: null }, select: { text: true } }),
    ])
    if (submittedAt !== null) return presentCard({ ...row, scores })
    const lacking = lackingMoments(presentCard({ ...row, scores }).scores, notes)
    if (lacking.length > 0)
      throw new AppError(
        'invalid',
        Object.fromEntries(lacking.map((dimension): [string, FieldProblem] => [dimension, 'required'])),
      )
    const now = runtime.now()
    await tx.scorecard.update({ where: { id }, data: { submittedAt: new Date(now) } })
    await recordEvent(tx, { roomId, at: now, participantId, kind: 'submitted', stage })
    return presentCard({ ...row, submittedAt: new Date(now), scores })
  })
  await announce(runtime, roomId)
  return card
}
