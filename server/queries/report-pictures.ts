import { AppError } from '@/lib/errors'
import type { ReportView } from '@/lib/report/report'
import type { Viewer } from '@/server/auth/gate'
import { readBoardPicture } from '@/server/queries/board-pictures'
import type { Runtime } from '@/server/runtime'

/** The bytes of the pictures of a report, by their moments (ms since 1970); one that went away meanwhile is left out. */
export async function picturesOfReport(
  runtime: Pick<Runtime, 'db' | 'images'>,
  viewer: Viewer,
  { pictures }: Pick<ReportView, 'pictures'>,
): Promise<{ at: number; bytes: Uint8Array }[]> {
  const found: { at: number; bytes: Uint8Array }[] = []
  for (const { at, url } of pictures) {
    if (url === null) continue
    try {
      const { bytes } = await readBoardPicture(runtime, viewer, { at, size: 'whole' })
      found.push({ at, bytes })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
    }
  }
  return found
}
