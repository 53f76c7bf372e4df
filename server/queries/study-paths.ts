/** Study paths, for those who run them. */
import { AppError } from '@/lib/errors'
import { isId } from '@/server/auth/id'
import type { Prisma } from '@/server/db/generated/client'
import { inPlanOrder, studyMeetingParts } from '@/server/queries/study-meeting-rows'
import type { Runtime } from '@/server/runtime'

const parts = {
  members: { orderBy: { place: 'asc' } },
  meetings: { include: studyMeetingParts },
} satisfies Prisma.StudyPathInclude

/** A path with all that is in it. */
export type StudyPathRow = Prisma.StudyPathGetPayload<{ include: typeof parts }>

/** The paths that this user runs, the newest first. */
export async function studyPathsOf(runtime: Pick<Runtime, 'db'>, userId: string): Promise<StudyPathRow[]> {
  return runtime.db.studyPath.findMany({
    where: { ownerId: userId },
    include: parts,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })
}

/** A path that this user runs. AppError not_found for one of somebody else, or none (X3). */
export async function studyPathOf(
  runtime: Pick<Runtime, 'db'>,
  { userId, pathId }: { userId: string | null; pathId: string },
): Promise<StudyPathRow> {
  const path =
    userId !== null && isId(pathId)
      ? await runtime.db.studyPath.findFirst({ where: { id: pathId, ownerId: userId }, include: parts })
      : null
  if (!path) throw new AppError('not_found')
  return { ...path, meetings: inPlanOrder(path.meetings) }
}
