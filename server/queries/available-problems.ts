/** Which of the problems that people wrote somebody may give (P4). The built-in ones are everybody's. */
import { storedDraft } from '@/lib/problem/complete-draft'
import type { OwnBoard } from '@/lib/problem/own-problem'
import type { Problem } from '@/lib/problem/problem'
import { problemOfOwn } from '@/lib/problem/problem-of-own'
import { isId } from '@/server/auth/id'
import { Prisma, type PrismaClient } from '@/server/db/generated/client'

type Reader = PrismaClient | Prisma.TransactionClient

/**
 * The condition on a row `p` of OwnProblem: it is there for rooms, and this person's or shared with everybody who has an
 * account, by one that is not disabled. Null is a stranger.
 */
export function isAvailableTo(userId: string | null): Prisma.Sql {
  return Prisma.sql`(p.published IS NOT NULL AND (p."ownerId" = ${userId ?? ''} OR (p."isShared"
    AND EXISTS (SELECT 1 FROM "User" me WHERE me.id = ${userId ?? ''} AND me.email IS NOT NULL)
    AND EXISTS (SELECT 1 FROM "User" author WHERE author.id = p."ownerId" AND author."disabledAt" IS NULL))))`
}

/** A problem as it lies in a row: what was given, and its reference design. */
export interface StoredProblem {
  content: unknown
  reference: unknown
}

/** Makes a problem of a row. */
export function storedProblem(id: string, { content, reference }: StoredProblem): Problem {
  return problemOfOwn(id, storedDraft(content), reference as OwnBoard | null)
}

/** A problem that somebody wrote, as this person may give it now, with who wrote it; null where they may not. Without its reference design, which may be large, unless it is asked for. */
export async function availableProblem(
  db: Reader,
  {
    userId,
    problemId,
    withReference = false,
  }: { userId: string | null; problemId: string; withReference?: boolean },
): Promise<{ problem: Problem; author: string | null } | null> {
  if (userId === null || !isId(problemId)) return null
  const reference = withReference ? Prisma.sql`p."publishedReference"` : Prisma.sql`NULL::jsonb`
  const [row] = await db.$queryRaw<(StoredProblem & { author: string | null })[]>`
    SELECT p.published AS content, ${reference} AS reference,
      CASE WHEN p."ownerId" = ${userId} THEN NULL ELSE u.name END AS author
    FROM "OwnProblem" p JOIN "User" u ON u.id = p."ownerId"
    WHERE p.id = ${problemId} AND ${isAvailableTo(userId)}`
  return row ? { problem: storedProblem(problemId, row), author: row.author } : null
}
