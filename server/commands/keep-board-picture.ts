import { maxPicturesOfOne, pictureSide, smallPictureSide } from '@/lib/replay/board-picture'
import { AppError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locale'
import type { Viewer } from '@/server/auth/gate'
import { newId } from '@/server/auth/id'
import { notePicturesLeft } from '@/server/commands/remove-pictures-left'
import type { Prisma } from '@/server/db/generated/client'
import { boardPictureView, type BoardPictureView, forEverybody } from '@/server/queries/board-pictures'
import { mayHavePicture, readPictureMoments } from '@/server/queries/picture-moments'
import type { Runtime } from '@/server/runtime'

/** Under which names the store has a picture. */
interface KeptBytes {
  imageId: string
  smallId: string
}

/** A picture that a browser drew of the board at a moment, ms since 1970. */
export interface DrawnPicture {
  at: number
  /** In which language its labels are. */
  locale: Locale
  bytes: Uint8Array
  /** From where it came (server/client-address.ts). */
  address: string
}

/**
 * Keeps a picture of a board for reports (V3), encoded anew. An interviewer's of the end of a stage or the session is
 * everybody's; all others their own alone: what a browser says was on a board is believed only as far as its owner is, and
 * that somebody drew any other moment would tell of a point that is not released (C5). The first of a moment stays
 * in each language; beyond what one may keep, the one that was drawn first gives way. AppError not_found for a moment of which there is
 * no picture, and as the encoder and the store refuse.
 */
export async function keepBoardPicture(
  runtime: Pick<Runtime, 'db' | 'now' | 'images' | 'encoder'>,
  viewer: Viewer,
  { at, locale, bytes, address }: DrawnPicture,
): Promise<BoardPictureView> {
  const { db, images } = runtime
  const { roomId, participantId } = viewer
  if (!(await mayHavePicture(db, roomId, at))) throw new AppError('not_found')
  const madeFor = (await isEverybodys(db, viewer, at)) ? forEverybody : participantId
  const key = { roomId, at: new Date(at), madeFor, locale }
  const known = await db.boardPicture.findUnique({ where: { roomId_at_madeFor_locale: key } })
  if (known) return boardPictureView(known, locale)
  const sender = { roomId, participantId, address }
  const whole = await runtime.encoder.encode(sender, bytes, pictureSide)
  const small = await runtime.encoder.encode(sender, whole.bytes, smallPictureSide)
  const { mediaType, width, height } = whole
  const row = {
    ...{ ...key, imageId: newId(), smallId: newId(), mediaType, width, height },
    ...{ byteSize: whole.bytes.length + small.bytes.length, madeAt: new Date(runtime.now()) },
  }
  let isKept = false
  let replaced: KeptBytes[] = []
  try {
    await images.put(roomId, row.imageId, whole.bytes)
    await images.put(roomId, row.smallId, small.bytes)
    isKept = await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Interview" WHERE "roomId" = ${roomId} FOR UPDATE`
      // Of a room that has gone meanwhile none is kept, nor where its recording has (J4).
      if (!(await mayHavePicture(tx, roomId, at))) return false
      replaced = await makePlace(tx, key)
      return (await tx.boardPicture.createMany({ data: [row], skipDuplicates: true })).count > 0
    })
  } finally {
    if (!isKept) await forgetBytes(runtime, roomId, [row])
  }
  await forgetBytes(runtime, roomId, replaced)
  if (isKept) return boardPictureView(row, locale)
  const first = await db.boardPicture.findUnique({ where: { roomId_at_madeFor_locale: key } })
  if (!first) throw new AppError('not_found')
  return boardPictureView(first, locale)
}

async function isEverybodys(
  db: Runtime['db'],
  { roomId, role }: Pick<Viewer, 'roomId' | 'role'>,
  moment: number,
): Promise<boolean> {
  if (role !== 'interviewer') return false
  return (await readPictureMoments(db, roomId)).some(({ at }) => at === moment)
}

/** Takes so many of the pictures made for somebody out, those drawn first, that there is a place for this one. */
async function makePlace(
  tx: Prisma.TransactionClient,
  { roomId, at, madeFor, locale }: { roomId: string; at: Date; madeFor: string; locale: Locale },
): Promise<KeptBytes[]> {
  const others = await tx.boardPicture.findMany({
    where: { roomId, madeFor, NOT: { at, locale } },
    orderBy: [{ madeAt: 'desc' }, { at: 'desc' }],
    skip: maxPicturesOfOne - 1,
    select: { imageId: true, smallId: true },
  })
  await tx.boardPicture.deleteMany({
    where: { roomId, imageId: { in: others.map(({ imageId }) => imageId) } },
  })
  return others
}

/** Takes the bytes of pictures out of the store whose rows are gone; what it does not give up goes with the room. */
export async function forgetBytes(
  { db, images, now }: Pick<Runtime, 'db' | 'images' | 'now'>,
  roomId: string,
  rows: readonly KeptBytes[],
): Promise<void> {
  try {
    for (const { imageId, smallId } of rows)
      for (const id of [imageId, smallId]) await images.remove(roomId, id)
  } catch {
    if ((await db.room.count({ where: { id: roomId } })) === 0) await notePicturesLeft(db, roomId, now())
  }
}
