import { AppError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locale'
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

/** A picture among those of a room: of which moment (ms since 1970), and in which language. */
interface PictureName {
  at: number
  locale: Locale
}

/** The address of a picture; the small one is for lists. */
export function boardPicturePath(
  roomId: string,
  { at, locale }: PictureName,
  size: 'whole' | 'small' = 'whole',
): string {
  return `/api/rooms/${roomId}/pictures/${at}?locale=${locale}${size === 'small' ? '&size=small' : ''}`
}

/** A picture of the language, as pages are told of it. */
export function boardPictureView(
  { roomId, at, width, height }: Pick<BoardPicture, 'roomId' | 'at' | 'width' | 'height'>,
  locale: Locale,
): BoardPictureView {
  return { url: boardPicturePath(roomId, { at: at.getTime(), locale }), width, height }
}

/** The pictures there are of these moments (ms since 1970) in a language for a viewer: everybody's, else one of their own browser. */
export async function picturesFor(
  { db }: Pick<Runtime, 'db'>,
  { roomId, participantId }: Pick<Viewer, 'roomId' | 'participantId'>,
  { moments, locale }: { moments: readonly number[]; locale: Locale },
): Promise<Map<number, BoardPictureView>> {
  const rows = await db.boardPicture.findMany({
    where: {
      ...{ roomId, locale, at: { in: moments.map((at) => new Date(at)) } },
      madeFor: { in: [forEverybody, participantId] },
    },
  })
  return new Map(rows.map((row) => [row.at.getTime(), boardPictureView(row, locale)]))
}

/** The bytes of a picture, as `picturesFor` has it. AppError not_found where there is none. */
export async function readBoardPicture(
  { db, images }: Pick<Runtime, 'db' | 'images'>,
  { roomId, participantId }: Pick<Viewer, 'roomId' | 'participantId'>,
  { at, locale, size }: PictureName & { size: 'whole' | 'small' },
): Promise<{ bytes: Uint8Array; mediaType: string }> {
  const rows = await db.boardPicture.findMany({
    where: { roomId, at: new Date(at), locale, madeFor: { in: [forEverybody, participantId] } },
  })
  // Of a recording that is deleted this very moment a picture may still lie there (J4).
  if (rows.length > 0 && !(await mayHavePicture(db, roomId, at))) throw new AppError('not_found')
  const row: BoardPicture | undefined = rows.find(({ madeFor }) => madeFor === forEverybody) ?? rows[0]
  const bytes = row && (await images.get(roomId, size === 'small' ? row.smallId : row.imageId))
  if (!row || !bytes) throw new AppError('not_found')
  return { bytes, mediaType: row.mediaType }
}
