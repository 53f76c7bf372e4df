import { AppError } from '@/lib/errors'
import { ownBoardOf } from '@/lib/problem/own-board'
import type { OwnBoard } from '@/lib/problem/own-problem'
import type { OwnProblemView } from '@/lib/problem/own-problem-view'
import { findParticipant, type Viewer } from '@/server/auth/gate'
import { changeOwnProblem, type OwnProblemChange, requireVersion } from '@/server/commands/change-own-problem'
import { requireFittingBoard } from '@/server/commands/create-own-problem'
import { jsonColumn } from '@/server/db/json-column'
import { limitLookingBack } from '@/server/limits'
import { readOwnView } from '@/server/queries/own-problems'
import { recordsToCopy } from '@/server/room/copy-board'
import { lookBackInTurn } from '@/server/room/look-backs'
import type { Runtime } from '@/server/runtime'

/**
 * Makes the board of a room, as it is now and without pictures, the reference design of a problem's draft; null takes away
 * the one it has. AppError not_found for a room that the owner does not lead, wrong_phase for an interview that is not over:
 * what a candidate is drawing is not theirs to take. problem_board_too_large for a board that is, too_many where they have
 * too many boards read, else as changeOwnProblem.
 */
export async function takeReference(
  runtime: Pick<Runtime, 'db' | 'now' | 'journal' | 'rooms'>,
  { roomId, ...change }: OwnProblemChange & { roomId: string | null },
): Promise<OwnProblemView> {
  // First: a board may be long to read, and whoever is late does not need it.
  await requireVersion(runtime, change)
  const reference = roomId === null ? null : await boardOf(runtime, roomId, change.userId)
  requireFittingBoard(reference)
  await changeOwnProblem(runtime, change, { reference: jsonColumn(reference) })
  return readOwnView(runtime, change)
}

async function boardOf(
  runtime: Pick<Runtime, 'db' | 'journal' | 'rooms'>,
  roomId: string,
  userId: string,
): Promise<OwnBoard | null> {
  const viewer = await findParticipant(runtime, userId, roomId)
  if (!viewer?.isHost) throw new AppError('not_found')
  if (!mayTake(viewer)) throw new AppError('wrong_phase')
  await limitLookingBack(runtime, userId)
  return lookBackInTurn(runtime, viewer, async () => {
    const stored = await runtime.journal.load(roomId)
    if (!stored) throw new AppError('not_found')
    return ownBoardOf(recordsToCopy(stored))
  })
}

function mayTake({ kind, phase }: Viewer): boolean {
  return kind !== 'interview' || phase === 'ended' || phase === 'released'
}
