import { AppError } from '@/lib/errors'
import { findProblem } from '@/lib/problem/catalog/problems'
import { isId } from '@/server/auth/id'
import type { Prisma } from '@/server/db/generated/client'
import { limitCopies } from '@/server/limits'
import { isAvailableTo } from '@/server/queries/available-problems'
import type { Runtime } from '@/server/runtime'

type Copier = Pick<Runtime, 'rooms'>

/**
 * Gives a room what its problem says, before `problemId` of the room is set and in the same transaction: of a problem
 * that somebody wrote a copy as it is given now, so that later changes leave the room alone. One that `userId` may not
 * give, or not any more, may go on where it was: in this room, or `after` the room whose problem it is. AppError invalid, at
 * `problemId`, for any other, too_many where this user has had too much copied.
 */
export async function takeProblem(
  tx: Prisma.TransactionClient,
  runtime: Copier,
  input: { roomId: string; problemId: string | null; userId: string; after?: string },
): Promise<void> {
  const { roomId, problemId, userId, after = roomId } = input
  if (problemId === null || findProblem(problemId)) {
    await tx.roomProblem.deleteMany({ where: { roomId } })
    return
  }
  if (isId(problemId) && (await copyAvailable(tx, runtime, { roomId, problemId, userId }))) return
  const kept = await tx.room.count({ where: { id: after, problemId, ownProblem: { isNot: null } } })
  if (kept === 0) throw new AppError('invalid', { problemId: 'not_allowed' })
  if (after !== roomId) await copyProblemOfRoom(tx, runtime, { from: after, to: roomId, by: userId })
}

/** Whether the problem is there for this user, and the room has it now. */
async function copyAvailable(
  tx: Prisma.TransactionClient,
  runtime: Copier,
  { roomId, problemId, userId }: { roomId: string; problemId: string; userId: string },
): Promise<boolean> {
  const [given] = await tx.$queryRaw<{ isThere: boolean; bytes: number }[]>`
    SELECT coalesce(r.content = p.published AND r.reference IS NOT DISTINCT FROM p."publishedReference", FALSE)
        AS "isThere",
      octet_length(p.published::text) + coalesce(octet_length(p."publishedReference"::text), 0) AS bytes
    FROM "OwnProblem" p LEFT JOIN "RoomProblem" r ON r."roomId" = ${roomId}
    WHERE p.id = ${problemId} AND ${isAvailableTo(userId)}`
  if (!given) return false
  // It may be large: what is there already is not written again.
  if (given.isThere) return true
  await limitCopies(runtime, userId, given.bytes)
  const copied = await tx.$executeRaw`
    INSERT INTO "RoomProblem" ("roomId", title, content, reference)
    SELECT ${roomId}, p.published->>'title', p.published, p."publishedReference"
    FROM "OwnProblem" p WHERE p.id = ${problemId} AND ${isAvailableTo(userId)}
    ON CONFLICT ("roomId") DO UPDATE
    SET title = excluded.title, content = excluded.content, reference = excluded.reference`
  return copied > 0
}

/**
 * Gives a room that is made of another one that one's problem, as it stands there. Nothing where it has none of its own.
 * AppError too_many where `by`, a user or an address, has had too much copied.
 */
export async function copyProblemOfRoom(
  tx: Prisma.TransactionClient,
  runtime: Copier,
  { from, to, by }: { from: string; to: string; by: string },
): Promise<void> {
  const [copy] = await tx.$queryRaw<{ bytes: number }[]>`
    SELECT octet_length(content::text) + coalesce(octet_length(reference::text), 0) AS bytes
    FROM "RoomProblem" WHERE "roomId" = ${from}`
  if (!copy) return
  await limitCopies(runtime, by, copy.bytes)
  await tx.$executeRaw`
    INSERT INTO "RoomProblem" ("roomId", title, content, reference)
    SELECT ${to}, title, content, reference FROM "RoomProblem" WHERE "roomId" = ${from}`
}
