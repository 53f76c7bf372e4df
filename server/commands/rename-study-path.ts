import { lockOwnPath } from '@/server/commands/own-study-path'
import type { Runtime } from '@/server/runtime'

/**
 * Gives a path another title (clean already, lib/name.ts). Its rooms keep theirs: these say the week and who asks whom, and
 * nothing of the path's. AppError not_found for a path of somebody else.
 */
export async function renameStudyPath(
  runtime: Pick<Runtime, 'db'>,
  { userId, pathId, title }: { userId: string; pathId: string; title: string },
): Promise<void> {
  await runtime.db.$transaction(async (tx) => {
    const { id } = await lockOwnPath(tx, { userId, pathId })
    await tx.studyPath.update({ where: { id }, data: { title } })
  })
}
