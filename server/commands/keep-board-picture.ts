import { maxBoardPictures, pictureSide, smallPictureSide } from '@/lib/replay/board-picture'
import { AppError } from '@/lib/errors'
import type { Viewer } from '@/server/auth/gate'
import { newId } from '@/server/auth/id'
import { notePicturesLeft } from '@/server/commands/remove-pictures-left'
import { boardPicturePath, type BoardPictureView, forEverybody } from '@/server/queries/board-pictures'
import { mayHavePicture } from '@/server/queries/picture-moments'
import type { Runtime } from '@/server/runtime'

/** A picture that a browser drew of the board at a moment, ms since 1970. */
export interface DrawnPicture {
  at: number
  bytes: Uint8Array
  /** From where it came (server/client-address.ts). */
  address: string
}

/**
 * Keeps a picture of a board for reports (V3), encoded anew. An interviewer's is everybody's; of whoever else, their
 * own alone: what a browser says was on a board is believed only as far as its owner is. The first of a moment stays.
 * AppError not_found for a moment of which there is no picture, limit_reached where the room has too many, and as
 * the encoder and the store refuse.
 */
export async function keepBoardPicture(
  runtime: Pick<Runtime, 'db' | 'now' | 'images' | 'encoder'>,
  viewer: Viewer,
  { at, bytes, address }: DrawnPicture,
): Promise<BoardPictureView> {
  const { db, images } = runtime
  const { roomId, participantId, role } = viewer
  const madeFor = role === 'interviewer' ? forEverybody : participantId
  if (!(await mayHavePicture(db, roomId, at))) throw new AppError('not_found')
  const key = { roomId, at: new Date(at), madeFor }
  const known = await db.boardPicture.findUnique({ where: { roomId_at_madeFor: key } })
  if (known) return viewOf(known)
  if ((await db.boardPicture.count({ where: { roomId } })) >= maxBoardPictures)
    throw new AppError('limit_reached')
  const sender = { roomId, participantId, address }
  const whole = await runtime.encoder.encode(sender, bytes, pictureSide)
  const small = await runtime.encoder.encode(sender, whole.bytes, smallPictureSide)
  const { mediaType, width, height } = whole
  const row = {
    ...{ ...key, imageId: newId(), smallId: newId(), mediaType, width, height },
    ...{ byteSize: whole.bytes.length + small.bytes.length, madeAt: new Date(runtime.now()) },
  }
  let isKept = false
  try {
    await images.put(roomId, row.imageId, whole.bytes)
    await images.put(roomId, row.smallId, small.bytes)
    isKept = await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Interview" WHERE "roomId" = ${roomId} FOR UPDATE`
      // Of a room that has gone meanwhile none is kept, nor where its recording has (J4).
      if (!(await mayHavePicture(tx, roomId, at))) return false
      return (await tx.boardPicture.createMany({ data: [row], skipDuplicates: true })).count > 0
    })
  } finally {
    if (!isKept) await forgetBytes(runtime, roomId, [row])
  }
  if (isKept) return viewOf(row)
  const first = await db.boardPicture.findUnique({ where: { roomId_at_madeFor: key } })
  if (!first) throw new AppError('not_found')
  return viewOf(first)
}

function viewOf(row: { roomId: string; at: Date; width: number; height: number }): BoardPictureView {
  const { roomId, at, width, height } = row
  return { url: boardPicturePath(roomId, at.getTime()), width, height }
}

/** Takes the bytes of pictures out of the store whose rows are gone; what it does not give up goes with the room. */
export async function forgetBytes(
  { db, images, now }: Pick<Runtime, 'db' | 'images' | 'now'>,
  roomId: string,
  rows: readonly { imageId: string; smallId: string }[],
): Promise<void> {
  try {
    for (const { imageId, smallId } of rows)
      for (const id of [imageId, smallId]) await images.remove(roomId, id)
  } catch {
    if ((await db.room.count({ where: { id: roomId } })) === 0) await notePicturesLeft(db, roomId, now())
  }
}
