import { requireAllowed } from '@/server/auth/gate'
import { imageOfRoom } from '@/server/queries/image-of-room'
import { reads } from '@/server/route'

/** A picture of the board, for those who are in its room. */
export const GET = reads<{ id: string; imageId: string }>(async ({ runtime, request, params }) => {
  const { roomId } = await requireAllowed(request, params.id, 'image.read')
  const { bytes, mediaType } = await imageOfRoom(runtime, roomId, params.imageId)
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': mediaType,
      'content-length': String(bytes.length),
      'content-disposition': 'inline; filename="picture"',
      // Pixels and nothing else, should a browser ever take them for something else.
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      // No cache outlives a removal from the room; the board itself asks once a visit.
      'cache-control': 'private, no-store',
    },
  })
})
