import { AppError } from '@/lib/errors'
import type { Hand } from '@/lib/interview/interview-state'
import { announce } from '@/server/commands/announce'
import { momentOf } from '@/server/commands/moment'
import { recordEvent } from '@/server/commands/record-event'
import type { Runtime } from '@/server/runtime'

export interface RaiseHandInput {
  roomId: string
  /** Who raises or lowers it. */
  participantId: string
  /** Whose hand it is. */
  personId: string
  /** What they want; null lowers it. */
  wants: Hand | null
}

/**
 * Raises somebody's hand, says that it is up for something else, or lowers it. AppError not_found when nobody of
 * that id is in this room.
 */
export async function raiseHand(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>,
  { roomId, participantId, personId, wants }: RaiseHandInput,
): Promise<void> {
  const at = runtime.now()
  const hasChanged = await runtime.db.$transaction(async (tx) => {
    const { stage } = await momentOf(tx, roomId, at)
    const person = await tx.participant.findFirst({
      where: { id: personId, roomId, removedAt: null },
      select: { hand: true },
    })
    if (!person) throw new AppError('not_found')
    if (person.hand === wants) return false
    const handAt = wants === null ? null : new Date(at)
    await tx.participant.update({ where: { id: personId }, data: { hand: wants, handAt } })
    await recordEvent(tx, { roomId, at, participantId, kind: 'hand', stage, data: { personId, wants } })
    return true
  })
  if (hasChanged) await announce(runtime, roomId)
}
