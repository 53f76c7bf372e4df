import { AppError } from '@/lib/errors'
import type { InterviewState } from '@/lib/interview/interview-state'
import { can } from '@/lib/permissions'
import { advance, type ClockCommand, stageNow } from '@/lib/stage/clock'
import { announce } from '@/server/commands/announce'
import { lockInterview } from '@/server/commands/lock-interview'
import { recordEvent } from '@/server/commands/record-event'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'
import { readInterview } from '@/server/queries/interview-state'
import type { Runtime } from '@/server/runtime'

export interface ClockOrder {
  roomId: string
  /** The interviewer who gave it. */
  participantId: string
  order: ClockCommand
  /** The version of the clock they saw when they gave it. */
  expected: number
}

/**
 * Carries out a command to the clock (S2): of two given to the same state, one. Starting it in the lobby opens the
 * interview. Answers with the state after it. AppError conflict, with the state of now and what was done last, where
 * the command was given to an older state or makes no sense; wrong_phase where the session ended meanwhile or the room
 * is no interview.
 */
export async function runClock(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>,
  given: ClockOrder,
): Promise<InterviewState> {
  const { roomId } = given
  const isDone = await runtime.db.$transaction((tx) => carryOut(tx, runtime.now, given))
  if (isDone) await announce(runtime, roomId)
  const interview = await readInterview(runtime.db, roomId)
  if (!isDone || !interview)
    throw new AppError('conflict', {}, { interview, last: await lastCommand(runtime.db, roomId) })
  return interview
}

/** False, and nothing is changed, where the command does not fit the clock as it is now. */
async function carryOut(
  tx: Prisma.TransactionClient,
  clockOfServer: () => number,
  { roomId, participantId, order, expected }: ClockOrder,
): Promise<boolean> {
  const { phase, clock } = await lockInterview(tx, roomId)
  if (!can('interviewer', phase, 'clock.run')) throw new AppError('wrong_phase')
  if (clock.version !== expected) return false
  // Read when it is this command's turn, so that time only goes on from one command to the next.
  const at = clockOfServer()
  const next = advance(clock, order, at)
  if (!next) return false
  const { version, ...rest } = next
  const isStart = order.command === 'start'
  await tx.interview.update({
    where: { roomId },
    data: { clock: rest, clockVersion: version, ...(isStart && { startedAt: new Date(at) }) },
  })
  if (isStart && phase === 'lobby') await tx.room.update({ where: { id: roomId }, data: { phase: 'live' } })
  const stage = stageNow(clock)
  const minutes = order.command === 'add' ? order.minutes : null
  const data = { command: order.command, from: stage, to: stageNow(next), minutes, version }
  await recordEvent(tx, { roomId, at, participantId, kind: 'clock', stage, data })
  return true
}

/** What was done to the clock last, and by whom: so that whoever came second can be told. */
async function lastCommand(db: PrismaClient, roomId: string) {
  const event = await db.interviewEvent.findFirst({
    where: { roomId, kind: 'clock' },
    orderBy: { id: 'desc' },
    select: { participantId: true, data: true },
  })
  const data = event?.data as { command?: string } | undefined
  return event ? { participantId: event.participantId, command: data?.command ?? null } : null
}
