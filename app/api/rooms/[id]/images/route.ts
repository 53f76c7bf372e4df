import { maxImageBytes } from '@/lib/board/images'
import { requireAllowed } from '@/server/auth/gate'
import { clientKey } from '@/server/client-address'
import { addImage } from '@/server/commands/add-image'
import { limitPictures } from '@/server/limits'
import { json, writesBytes } from '@/server/route'

/** Takes a picture for the board (B9). The body is the picture; what it is called or said to be does not matter. */
export const POST = writesBytes<{ id: string }>(
  {
    maxBytes: maxImageBytes,
    tooLarge: 'image_too_large',
    admit: async (request, { id }, runtime) => {
      const sender = await requireAllowed(request, id, 'image.add')
      const address = clientKey(request.headers)
      await limitPictures(runtime, { userId: sender.userId, address })
      runtime.encoder.requirePlace({ ...sender, address })
    },
  },
  async ({ runtime, request, params, body }) => {
    // Judged again: the session may have ended while the body was on its way.
    const { roomId, participantId } = await requireAllowed(request, params.id, 'image.add')
    const address = clientKey(request.headers)
    return json(await addImage(runtime, { roomId, participantId, address, bytes: body }), { status: 201 })
  },
)
