import { type GivenHint } from '@/lib/interview/interview-state'
import type { StageId } from '@/lib/stage/stages'
import { newId } from '@/server/auth/id'
import { announce } from '@/server/commands/announce'
import { momentOf } from '@/server/commands/moment'
import { recordEvent } from '@/server/commands/record-event'
import type { Runtime } from '@/server/runtime'

export interface GiveHintInput {
  roomId: string
  /** Who gives it. */
  participantId: string
  /** The stage whose ladder it is from, or that it was typed for. */
  stage: StageId
  /** Its rung on the ladder; null when it was typed. */
  level: number | null
  /** As everybody will read it. */
  text: string
}

/**
 * Shows a hint to everybody and keeps when it was given, for which stage and from which rung (S5). Whoever had
 * raised a hand for one has it answered. AppError not_found in a room that is no interview.
 */
export async function giveHint(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>,
  input: GiveHintInput,
): Promise<GivenHint> {
  const at = runtime.now()
  const { roomId, participantId, stage, level, text } = input
  const id = newId()
  await runtime.db.$transaction(async (tx) => {
    const { elapsedMs } = await momentOf(tx, roomId, at)
    await tx.hint.create({ data: { ...input, id, at: new Date(at), elapsedMs } })
    await recordEvent(tx, { roomId, at, participantId, kind: 'hint', stage, data: { hintId: id, level } })
    const asking = await tx.participant.findMany({ where: { roomId, hand: 'hint' }, select: { id: true } })
    await tx.participant.updateMany({ where: { roomId, hand: 'hint' }, data: { hand: null, handAt: null } })
    for (const person of asking) {
      const data = { personId: person.id, wants: null }
      await recordEvent(tx, { roomId, at, participantId, kind: 'hand', stage, data })
    }
  })
  await announce(runtime, roomId)
  return { id, at, stage, level, text }
}
