import { AppError } from '@/lib/errors'
import { findProblem } from '@/lib/problem/catalog/problems'
import type { Problem } from '@/lib/problem/problem'
import type { Viewer } from '@/server/auth/gate'
import { isId } from '@/server/auth/id'
import type { Prisma } from '@/server/db/generated/client'
import { availableProblem } from '@/server/queries/available-problems'
import { problemOfRoom } from '@/server/queries/problem-of-room'
import type { Runtime } from '@/server/runtime'

/**
 * Whether this user may open what interviewers know of a problem (P5): they have written it, host or interview in a room
 * about it, or have ended a practice, and are not the candidate of another one that has not ended. Who was removed from a
 * room is not in it.
 */
export async function mayOpenPack(
  runtime: Pick<Runtime, 'db'>,
  userId: string | null,
  problemId: string,
): Promise<boolean> {
  if (userId === null || !isId(problemId)) return false
  const places = await runtime.db.participant.findMany({
    where: { userId, removedAt: null, room: { problemId } },
    select: { role: true, room: { select: { kind: true, phase: true, hostId: true, importedAt: true } } },
  })
  const isOver = ({ room }: (typeof places)[number]) => room.phase === 'ended' || room.phase === 'released'
  const isBeingAsked = places.some((place) => place.role === 'candidate' && !isOver(place))
  const isAsking = places.some((place) => {
    const { role, room } = place
    const runs = role === 'interviewer' || room.hostId === userId
    // Anybody can make a file that names a problem (V7): what was made of one asks nobody anything.
    return runs && room.importedAt === null && (room.kind !== 'practice' || isOver(place))
  })
  return !isBeingAsked && (isAsking || (await hasWritten(runtime, userId, problemId)))
}

async function hasWritten({ db }: Pick<Runtime, 'db'>, userId: string, problemId: string): Promise<boolean> {
  if (findProblem(problemId)) return false
  return (await db.ownProblem.count({ where: { id: problemId, ownerId: userId } })) > 0
}

/**
 * Whether this user is the candidate of a live session about this problem. In a lobby they do not know that they will be,
 * but for that of a study path, which tells its members weeks ahead. Who has not come into it yet is nobody we know.
 */
export async function isBeingAskedNow(
  runtime: Pick<Runtime, 'db'>,
  userId: string,
  problemId: string,
): Promise<boolean> {
  const isKnown: Prisma.RoomWhereInput[] = [
    { phase: 'live' },
    { phase: 'lobby', studyMeeting: { isNot: null } },
  ]
  const where = { userId, removedAt: null, role: 'candidate', room: { problemId, OR: isKnown } } as const
  return (await runtime.db.participant.findFirst({ where, select: { id: true } })) !== null
}

/**
 * Whether somebody leads a room about the problem they are being asked elsewhere: anybody can open one during their
 * own interview, to read the answers (P5).
 */
export async function leadsWhileAsked(
  runtime: Pick<Runtime, 'db'>,
  { userId, isHost }: Pick<Viewer, 'userId' | 'isHost'>,
  problemId: string,
): Promise<boolean> {
  return isHost && (await isBeingAskedNow(runtime, userId, problemId))
}

/** Whether the room is a practice that is not over: its pack opens after the attempt (P5). */
export function isUnfinishedPractice({ kind, phase }: Pick<Viewer, 'kind' | 'phase'>): boolean {
  return kind === 'practice' && (phase === 'lobby' || phase === 'live')
}

/**
 * The whole problem for somebody who may open its pack, as it is given now; of one that somebody else wrote, and does not
 * share any more, as the newest of their own rooms has it. AppError not_found for everybody else, and where there is no such problem.
 */
export async function problemForInterviewer(
  runtime: Pick<Runtime, 'db'>,
  userId: string | null,
  problemId: string,
): Promise<Problem> {
  if (userId === null || !(await mayOpenPack(runtime, userId, problemId))) throw new AppError('not_found')
  const problem =
    findProblem(problemId) ??
    (await availableProblem(runtime.db, { userId, problemId, withReference: true }))?.problem ??
    (await problemOfOwnRoom(runtime, userId, problemId))
  if (!problem) throw new AppError('not_found')
  return problem
}

/** What a problem said when the newest room got it that this user runs. */
async function problemOfOwnRoom(
  { db }: Pick<Runtime, 'db'>,
  userId: string,
  problemId: string,
): Promise<Problem | null> {
  const isIn = { userId, removedAt: null }
  const room = await db.room.findFirst({
    where: {
      ...{ problemId, ownProblem: { isNot: null } },
      OR: [
        { hostId: userId, participants: { some: isIn } },
        { participants: { some: { ...isIn, role: 'interviewer' } } },
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: { id: true, problemId: true },
  })
  return room && problemOfRoom(db, room)
}
