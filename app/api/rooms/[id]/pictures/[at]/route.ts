import { z } from 'zod'
import { maxPictureBytes } from '@/lib/replay/board-picture'
import { AppError } from '@/lib/errors'
import { locales } from '@/lib/i18n/locale'
import { requireAllowed } from '@/server/auth/gate'
import { clientKey } from '@/server/client-address'
import { keepBoardPicture } from '@/server/commands/keep-board-picture'
import { limitParts, limitPictures } from '@/server/limits'
import { readBoardPicture } from '@/server/queries/board-pictures'
import { json, picture, reads, readQuery, writesBytes } from '@/server/route'

interface Params {
  id: string
  /** The moment, ms since 1970. */
  at: string
}

// The language is the page's, which its reader may have left meanwhile: the request's own would be another.
const drawnIn = z.object({ locale: z.enum(locales) })
const query = drawnIn.extend({ size: z.enum(['whole', 'small']).default('whole') })

/** What the board looked like at a moment (V3), as far as it was drawn for this viewer. */
export const GET = reads<Params>(async ({ runtime, request, params }) => {
  const viewer = await requireAllowed(request, params.id, 'report.read')
  const { locale, size } = readQuery(query, request)
  await limitParts(runtime, viewer.userId)
  return picture(await readBoardPicture(runtime, viewer, { at: momentOf(params.at), locale, size }))
})

/** Takes a picture that a browser drew of a moment. The body is the picture; what it is said to be does not matter. */
export const PUT = writesBytes<Params>(
  {
    maxBytes: maxPictureBytes,
    tooLarge: 'image_too_large',
    admit: async (request, { id }, runtime) => {
      const viewer = await requireAllowed(request, id, 'report.read')
      const address = clientKey(request.headers)
      await limitPictures(runtime, { userId: viewer.userId, address })
      runtime.encoder.requirePlace({ ...viewer, address })
    },
  },
  async ({ runtime, request, params, body }) => {
    const viewer = await requireAllowed(request, params.id, 'report.read')
    const address = clientKey(request.headers)
    const { locale } = readQuery(drawnIn, request)
    const at = momentOf(params.at)
    return json(await keepBoardPicture(runtime, viewer, { at, locale, bytes: body, address }))
  },
)

function momentOf(at: string): number {
  if (!/^\d{1,15}$/.test(at)) throw new AppError('not_found')
  return Number(at)
}
