import { AppError } from '@/lib/errors'
import type { Viewer } from '@/server/auth/gate'
import type { BoardPicture } from '@/server/db/generated/client'
import { mayHavePicture } from '@/server/queries/picture-moments'
import type { Runtime } from '@/server/runtime'

/** Where a picture of a board is, and how large, in pixels. */
export interface BoardPictureView {
  url: string
  width: number
  height: number
}

/** Whose pictures stand for everybody: those that an interviewer's browser drew of the ends of stages and the session. */
export const forEverybody = ''

/** The address of the picture of a moment, ms since 1970; the small one is for lists. */
export function boardPicturePath(roomId: string, at: number, size: 'whole' | 'small' = 'whole'): string {
  return `/api/rooms/${roomId}/pictures/${at}${size === 'small' ? '?size=small' : ''}`
}

/** The pictures there are of these moments (ms since 1970) for a viewer: everybody's, else one of their own browser. */
export async function picturesFor(
  { db }: Pick<Runtime, 'db'>,
  { roomId, participantId }: Pick<Viewer, 'roomId' | 'participantId'>,
  moments: readonly number[],
): Promise<Map<number, BoardPictureView>> {
  const rows = await db.boardPicture.findMany({
    where: {
      ...{ roomId, at: { in: moments.map((at) => new Date(at)) } },
      madeFor: { in: [forEverybody, participantId] },
    },
  })
  return new Map(
    rows.map(({ at, width, height }) => [
      at.getTime(),
      { url: boardPicturePath(roomId, at.getTime()), width, height },
    ]),
  )
}

/** The bytes of the picture of a moment (ms since 1970), as `picturesFor` has it. AppError not_found where there is none. */
export async function readBoardPicture(
  { db, images }: Pick<Runtime, 'db' | 'images'>,
  { roomId, participantId }: Pick<Viewer, 'roomId' | 'participantId'>,
  { at, size }: { at: number; size: 'whole' | 'small' },
): Promise<{ bytes: Uint8Array; mediaType: string }> {
  const rows = await db.boardPicture.findMany({
    where: { roomId, at: new Date(at), madeFor: { in: [forEverybody, participantId] } },
  })
  // Of a recording that is deleted this very moment a picture may still lie there (J4).
  if (rows.length > 0 && !(await mayHavePicture(db, roomId, at))) throw new AppError('not_found')
  const row: BoardPicture | undefined = rows.find(({ madeFor }) => madeFor === forEverybody) ?? rows[0]
  const bytes = row && (await images.get(roomId, size === 'small' ? row.smallId : row.imageId))
  if (!row || !bytes) throw new AppError('not_found')
  return { bytes, mediaType: row.mediaType }
}
