import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { AppError } from '@/lib/errors'
import { recordEvent } from '@/server/commands/record-event'
import { presentStage } from '@/server/queries/present-stage'
import type { Runtime } from '@/server/runtime'

/** A late copy may be as large as what a browser may send of an offline session (X2), in bytes. */
export const maxLateCopyBytes = 8 << 20
/** One person has so many in a room: a browser or two, each time the session was reopened. */
const maxCopies = 10

/**
 * Keeps what a browser still held when the session ended, beside the board and never in it (R4). The same copy
 * sent twice is kept once. AppError invalid when it is no update, wrong_phase when the room is open: it can go
 * to the board then; too_many after ten.
 */
export async function keepLateCopy(
  runtime: Pick<Runtime, 'db' | 'now'>,
  input: { roomId: string; participantId: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<void> {
  const { roomId, participantId, bytes } = input
  if (bytes.length > maxLateCopyBytes) throw new AppError('invalid', { update: 'too_long' })
  if (!isUpdate(bytes)) throw new AppError('invalid', { update: 'not_allowed' })
  const id = createHash('sha256').update(`${roomId}/${participantId}/`).update(bytes).digest('hex')
  await runtime.db.$transaction(async (tx) => {
    // One after the other for each person, or two tabs would count past the limit.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`late ${participantId}`}, 0))`
    if (await tx.lateCopy.findUnique({ where: { id }, select: { id: true } })) return
    if ((await tx.lateCopy.count({ where: { roomId, participantId } })) >= maxCopies)
      throw new AppError('too_many')
    const at = runtime.now()
    await tx.lateCopy.create({ data: { id, roomId, participantId, at: new Date(at), bytes } })
    const stage = await presentStage(tx, roomId)
    await recordEvent(tx, { roomId, at, participantId, kind: 'late_copy', stage })
  })
}

function isUpdate(bytes: Uint8Array): boolean {
  try {
    const { structs, ds } = Y.decodeUpdate(bytes)
    return structs.length > 0 || ds.clients.size > 0
  } catch {
    return false
  }
}
