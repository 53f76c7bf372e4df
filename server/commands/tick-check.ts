import { AppError } from '@/lib/errors'
import type { Role } from '@/lib/permissions'
import type { StageId } from '@/lib/stage/stages'
import { announce } from '@/server/commands/announce'
import { momentOf } from '@/server/commands/moment'
import { recordEvent } from '@/server/commands/record-event'
import type { Runtime } from '@/server/runtime'

export interface TickCheckInput {
  roomId: string
  participantId: string
  /** Candidates tick for everybody, interviewers for themselves. */
  role: Role
  stage: StageId
  /** One of the stage's (lib/stage/checks.ts). */
  check: string
  isTicked: boolean
}

/**
 * Ticks a check question of a stage, or takes the tick away (S4). An interviewer's is private; the candidates' list
 * is one, everybody sees it, and it is there in coached sessions only: AppError forbidden to candidates of another.
 */
export async function tickCheck(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>,
  { roomId, participantId, role, stage, check, isTicked }: TickCheckInput,
): Promise<void> {
  const isShared = role === 'candidate'
  const at = runtime.now()
  const hasChanged = await runtime.db.$transaction(async (tx) => {
    const moment = await momentOf(tx, roomId, at)
    if (isShared && !moment.isCoached) throw new AppError('forbidden')
    const place = { roomId, stage, check, isShared, ...(isShared ? {} : { participantId }) }
    const ticks = await tx.checkTick.count({ where: place })
    if (ticks > 0 === isTicked) return false
    if (isTicked) {
      const data = { ...place, participantId, at: new Date(at) }
      await tx.checkTick.createMany({ data, skipDuplicates: true })
    } else await tx.checkTick.deleteMany({ where: place })
    if (!isShared) return true
    const data = { stage, check, isTicked }
    await recordEvent(tx, { roomId, at, participantId, kind: 'tick', stage: moment.stage, data })
    return true
  })
  if (hasChanged && isShared) await announce(runtime, roomId)
}
