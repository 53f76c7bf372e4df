import { AppError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locale'
import type { ReportView } from '@/lib/report/report'
import type { Viewer } from '@/server/auth/gate'
import { readBoardPicture } from '@/server/queries/board-pictures'
import type { Runtime } from '@/server/runtime'

/**
 * The bytes of the pictures of a report in a language, by their moments (ms since 1970), those of its points in small; one that went
 * away meanwhile is left out.
 */
export async function picturesOfReport(
  runtime: Pick<Runtime, 'db' | 'images'>,
  viewer: Viewer,
  { pictures, pointPictures }: Pick<ReportView, 'pictures' | 'pointPictures'>,
  locale: Locale,
): Promise<{ at: number; bytes: Uint8Array }[]> {
  const asked = [
    ...pictures.map((picture) => ({ ...picture, size: 'whole' as const })),
    ...pointPictures.map((picture) => ({ ...picture, size: 'small' as const })),
  ]
  const found = new Map<number, Uint8Array>()
  for (const { at, url, size } of asked) {
    if (url === null || found.has(at)) continue
    try {
      found.set(at, (await readBoardPicture(runtime, viewer, { at, locale, size })).bytes)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
    }
  }
  return [...found].map(([at, bytes]) => ({ at, bytes }))
}
