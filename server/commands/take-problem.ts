import { AppError } from '@/lib/errors'
import { findProblem } from '@/lib/problem/catalog/problems'
import { isId } from '@/server/auth/id'
import type { Prisma } from '@/server/db/generated/client'
import { isAvailableTo } from '@/server/queries/available-problems'

/**
 * Gives a room what its problem says, before `problemId` of the room is set and in the same transaction: of a problem
 * that somebody wrote a copy as it is given now, so that later changes leave the room alone. One that `userId` may not
 * give, or not any more, may go on where it was: in this room, or `after` the room whose problem it is. AppError invalid, at `problemId`, for any other.
 */
export async function takeProblem(
  tx: Prisma.TransactionClient,
  input: { roomId: string; problemId: string | null; userId: string; after?: string },
): Promise<void> {
  const { roomId, problemId, userId, after = roomId } = input
  if (problemId === null || findProblem(problemId)) {
    await tx.roomProblem.deleteMany({ where: { roomId } })
    return
  }
  const copied = isId(problemId)
    ? await tx.$executeRaw`
        INSERT INTO "RoomProblem" ("roomId", title, content, reference)
        SELECT ${roomId}, p.published->>'title', p.published, p."publishedReference"
        FROM "OwnProblem" p WHERE p.id = ${problemId} AND ${isAvailableTo(userId)}
        ON CONFLICT ("roomId") DO UPDATE
        SET title = excluded.title, content = excluded.content, reference = excluded.reference`
    : 0
  if (copied > 0) return
  const kept = await tx.room.count({ where: { id: after, problemId, ownProblem: { isNot: null } } })
  if (kept === 0) throw new AppError('invalid', { problemId: 'not_allowed' })
  if (after !== roomId) await copyProblemOfRoom(tx, after, roomId)
}

/** Gives a room that is made of another one that one's problem, as it stands there. Nothing where it has none of its own. */
export async function copyProblemOfRoom(
  tx: Prisma.TransactionClient,
  from: string,
  to: string,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "RoomProblem" ("roomId", title, content, reference)
    SELECT ${to}, title, content, reference FROM "RoomProblem" WHERE "roomId" = ${from}`
}
