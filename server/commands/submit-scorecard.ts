import { AppError, type FieldProblem } from '@/lib/errors'
import { draftFeedback } from '@/lib/rubric/feedback'
import { isBlankCard, reportCard } from '@/lib/report/report-card'
import { lackingMoments } from '@/lib/rubric/scorecard'
import type { CardView } from '@/lib/rubric/desk-view'
import { announce } from '@/server/commands/announce'
import { holdInterview } from '@/server/commands/hold-interview'
import { type CardAuthor, lockOwnCard } from '@/server/commands/own-card'
import { recordEvent } from '@/server/commands/record-event'
import { presentCard } from '@/server/presenters/present-card'
import { presentNote } from '@/server/presenters/present-note'
import type { Runtime } from '@/server/runtime'

/**
 * Hands one's own card in: from now on it stands, and the other interviewers' can be seen (C2). Feedback nobody wrote on
 * is kept as the notes draft it (C3), so that what is released is what was there then. Twice is once. AppError invalid,
 * with the dimensions as fields, while a score below 2 or above 3 points to no moment (C3), and with `card` for a
 * self-check that says nothing: an interviewer may have observed nothing, who practises has then not looked back;
 * wrong_phase where the session was reopened meanwhile.
 */
export async function submitScorecard(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>,
  author: CardAuthor,
): Promise<CardView> {
  const { roomId, participantId, kind } = author
  const card = await runtime.db.$transaction(async (tx) => {
    const { stage, phase } = await holdInterview(tx, roomId)
    if (phase !== 'ended' && phase !== 'released') throw new AppError('wrong_phase')
    const row = await lockOwnCard(tx, author, kind === 'practice')
    const { id, submittedAt } = row
    const [scores, noteRows] = await Promise.all([
      tx.score.findMany({ where: { scorecardId: id } }),
      tx.note.findMany({
        where: { roomId, participantId, deletedAt: null },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
      }),
    ])
    const before = presentCard({ ...row, scores })
    if (submittedAt !== null) return before
    const notes = noteRows.map(presentNote)
    if (kind === 'practice' && isBlankCard(reportCard(participantId, before, notes)))
      throw new AppError('invalid', { card: 'required' })
    const lacking = lackingMoments(before.scores, notes)
    if (lacking.length > 0)
      throw new AppError(
        'invalid',
        Object.fromEntries(lacking.map((dimension): [string, FieldProblem] => [dimension, 'required'])),
      )
    const now = runtime.now()
    const drafted = { feedback: draftFeedback(notes), feedbackVersion: row.feedbackVersion + 1 }
    const data = { submittedAt: new Date(now), ...(before.feedback === null && drafted) }
    await tx.scorecard.update({ where: { id }, data })
    await recordEvent(tx, { roomId, at: now, participantId, kind: 'submitted', stage })
    return presentCard({ ...row, ...data, scores })
  })
  await announce(runtime, roomId)
  return card
}
