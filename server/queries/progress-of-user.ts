import { type Progress, progressOf } from '@/lib/progress/progress'
import { ownSessions } from '@/server/queries/own-sessions'
import type { Runtime } from '@/server/runtime'

/** What somebody's sessions say of their progress (V5). */
export async function progressOfUser(runtime: Pick<Runtime, 'db'>, userId: string): Promise<Progress> {
  return progressOf(await ownSessions(runtime, userId))
}
