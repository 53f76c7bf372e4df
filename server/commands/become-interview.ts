import { AppError } from '@/lib/errors'
import { type InterviewSetup, scheduleProblem } from '@/lib/interview/setup'
import { announce } from '@/server/commands/announce'
import { newInterview } from '@/server/commands/new-room'
import { recordSetup } from '@/server/commands/record-setup'
import { takeProblem } from '@/server/commands/take-problem'
import { readInstance } from '@/server/queries/instance'
import type { Runtime } from '@/server/runtime'

/**
 * "Run an interview here" (R5e): a pair room becomes an interview where it stands, its board kept, live, its clock
 * standing. Everybody but the host is asked about the recording then (J4). AppError conflict when it is one already, invalid for a
 * problem that there is not for whoever turns it.
 */
export async function becomeInterview(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>,
  input: { roomId: string; participantId: string; problemId: string | null; setup: InterviewSetup },
): Promise<void> {
  const { roomId, participantId, problemId, setup } = input
  const at = runtime.now()
  const wrong = scheduleProblem(setup, at)
  if (wrong) throw new AppError('invalid', { [`setup.${wrong}`]: 'not_allowed' })
  const instance = await readInstance(runtime)
  await runtime.db.$transaction(async (tx) => {
    const turned = await tx.room.updateMany({
      where: { id: roomId, kind: 'pair' },
      data: { kind: 'interview', problemId },
    })
    if (turned.count === 0) throw new AppError('conflict')
    await tx.interview.create({ data: newInterview(roomId, setup, instance) })
    const { userId } = await tx.participant.update({
      where: { id: participantId },
      data: { consent: setup.isRecorded ? true : null },
    })
    await takeProblem(tx, runtime, { roomId, problemId, userId })
    await recordSetup(tx, { roomId, at, participantId, stage: null, setup })
  })
  await announce(runtime, roomId)
}
