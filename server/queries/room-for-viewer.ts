import { AppError } from '@/lib/errors'
import type { InterviewState } from '@/lib/interview/interview-state'
import type { Phase, RoomKind } from '@/lib/permissions'
import type { Problem } from '@/lib/problem/problem'
import type { Viewer } from '@/server/auth/gate'
import { readInterview } from '@/server/queries/interview-state'
import { wordedProblemOfRoom } from '@/server/queries/problem-of-room'
import type { Runtime } from '@/server/runtime'

/** The room a viewer is in, as presenters take it. */
export interface ViewedRoom {
  id: string
  title: string
  kind: RoomKind
  phase: Phase
  epoch: number
  /** Without its reference design. */
  problem: Problem | null
  interview: InterviewState | null
}

/** Reads the viewer's room. AppError not_found when it went away meanwhile. */
export async function roomForViewer(
  runtime: Pick<Runtime, 'db'>,
  viewer: Pick<Viewer, 'roomId'>,
): Promise<ViewedRoom> {
  const room = await runtime.db.room.findUnique({
    where: { id: viewer.roomId },
    select: { id: true, title: true, kind: true, phase: true, epoch: true, problemId: true },
  })
  if (!room) throw new AppError('not_found')
  const { problemId, ...rest } = room
  const [problem, interview] = await Promise.all([
    wordedProblemOfRoom(runtime.db, { id: room.id, problemId }),
    readInterview(runtime.db, viewer.roomId),
  ])
  return { ...rest, problem, interview }
}
