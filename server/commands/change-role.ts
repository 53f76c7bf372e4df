import type { Role } from '@/lib/permissions'
import { stageNow } from '@/lib/stage/clock'
import { announce } from '@/server/commands/announce'
import { type PersonRow, personToManage } from '@/server/commands/person-in-room'
import { recordEvent } from '@/server/commands/record-event'
import { keepNo, recordRecording } from '@/server/commands/recording-consent'
import type { Prisma } from '@/server/db/generated/client'
import { readInterview } from '@/server/queries/interview-state'
import type { Runtime } from '@/server/runtime'

/**
 * Gives somebody in a room another role; what it takes away or allows holds on their open sockets at once
 * (R3). AppError not_found when nobody of that id is in this room, forbidden for its host.
 */
export async function changeRole(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>,
  input: { roomId: string; personId: string; role: Role; participantId: string },
): Promise<PersonRow> {
  const { roomId, personId, role, participantId } = input
  const person = await runtime.db.$transaction(async (tx) => {
    const before = await personToManage(tx, roomId, personId)
    if (before.role === role) return before
    const interview = await readInterview(tx, roomId)
    if (interview && role === 'observer') await keepNo(tx, interview, { id: personId, roomId })
    await tx.participant.update({ where: { id: personId }, data: { role, hand: null, handAt: null } })
    const detail = `${personId} ${before.role} ${role}`
    await tx.auditEvent.create({ data: { code: 'role_changed', roomId, participantId, detail } })
    if (interview) {
      if (before.role === 'observer') await askAgain(tx, personId)
      await recordEvent(tx, {
        roomId,
        at: runtime.now(),
        participantId,
        kind: 'role',
        stage: stageNow(interview.clock),
        data: { personId, from: before.role, to: role },
      })
      await recordRecording(tx, roomId, runtime.now(), interview)
    }
    return { ...before, role }
  })
  await announce(runtime, roomId)
  return person
}

/** An observer's no was about themselves alone. From somebody who may draw it would be about everyone: they are asked anew (J4). */
async function askAgain(tx: Prisma.TransactionClient, personId: string): Promise<void> {
  await tx.participant.updateMany({ where: { id: personId, consent: false }, data: { consent: null } })
}
