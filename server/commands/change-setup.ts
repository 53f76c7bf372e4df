import { AppError } from '@/lib/errors'
import { type InterviewSetup, scheduleProblem } from '@/lib/interview/setup'
import { announce } from '@/server/commands/announce'
import { changePlan } from '@/server/commands/change-plan'
import { inviteExpiry } from '@/server/commands/new-room'
import { recordSetup } from '@/server/commands/record-setup'
import { settleRecordingDays } from '@/server/commands/settle-recording-days'
import { takeProblem } from '@/server/commands/take-problem'
import type { Prisma } from '@/server/db/generated/client'
import { readSetup } from '@/server/queries/interview-setup'
import type { Runtime } from '@/server/runtime'

/** What of a set-up is changed; what is left out stays. */
export type SetupChange = Partial<InterviewSetup> & { problemId?: string | null }

/** What people have agreed to, or prepared for: it stands once the clock runs. */
const settledAtStart = ['plan', 'problemId', 'isRecorded', 'scheduledAt', 'timeZone'] as const

/**
 * Changes how an interview is set up, before it starts or while it goes on. AppError not_found where there is none,
 * wrong_phase for what can only be changed before the start, invalid for a time that has passed or a problem that there is
 * not for whoever changes it, recording_settled for
 * a recording that would be kept longer than others have agreed to, too_many where they have had too much of problems
 * copied.
 */
export async function changeSetup(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>,
  input: { roomId: string; participantId: string; change: SetupChange },
): Promise<void> {
  const { roomId, participantId, change } = input
  const at = runtime.now()
  await runtime.db.$transaction(async (tx) => {
    // In turn with whoever starts the clock.
    await tx.$executeRaw`SELECT 1 FROM "Interview" WHERE "roomId" = ${roomId} FOR UPDATE`
    const before = await readSetup(tx, roomId)
    if (!before) throw new AppError('not_found')
    if (before.isStarted && settledAtStart.some((field) => change[field] !== undefined))
      throw new AppError('wrong_phase')
    const { problemId, recordingDays, ...changes } = change
    if (recordingDays !== undefined) await settleRecordingDays(tx, roomId, recordingDays)
    if (changes.plan) await changePlan(tx, { roomId, steps: changes.plan })
    const setup = { ...before.setup, ...changes }
    if (change.scheduledAt !== undefined) await replan(tx, roomId, setup, at)
    await tx.interview.update({ where: { roomId }, data: columnsOf(changes) })
    if (problemId !== undefined) await changeProblem(tx, runtime, { roomId, participantId, problemId })
    // Whoever turns the recording on wants it (J4).
    if (changes.isRecorded)
      await tx.participant.update({ where: { id: participantId }, data: { consent: true } })
    await recordSetup(tx, { roomId, at, participantId, stage: before.stage, setup })
  })
  await announce(runtime, roomId)
}

/** About something else, or about the same as its author gives it now. */
async function changeProblem(
  tx: Prisma.TransactionClient,
  runtime: Pick<Runtime, 'rooms'>,
  { roomId, participantId, problemId }: { roomId: string; participantId: string; problemId: string | null },
): Promise<void> {
  const { userId } = await tx.participant.findUniqueOrThrow({ where: { id: participantId } })
  await takeProblem(tx, runtime, { roomId, problemId, userId })
  await tx.room.update({ where: { id: roomId }, data: { problemId } })
}

/** Another time: links work until a day after it (J1). */
async function replan(
  tx: Prisma.TransactionClient,
  roomId: string,
  setup: InterviewSetup,
  now: number,
): Promise<void> {
  const wrong = scheduleProblem(setup, now)
  if (wrong) throw new AppError('invalid', { [wrong]: 'not_allowed' })
  await tx.invite.updateMany({
    where: { roomId, revokedAt: null },
    data: { expiresAt: inviteExpiry(now, setup.scheduledAt) },
  })
}

/** What stands in columns of its own: the plan is the clock's. */
function columnsOf({ plan: _, scheduledAt, ...rest }: Partial<InterviewSetup>): Prisma.InterviewUpdateInput {
  if (scheduledAt === undefined) return rest
  return { ...rest, scheduledAt: scheduledAt === null ? null : new Date(scheduledAt) }
}
