import { requireAllowed } from '@/server/auth/gate'
import { imageOfRoom } from '@/server/queries/image-of-room'
import { picture, reads } from '@/server/route'

/** A picture of the board, for those who are in its room. The board itself asks once a visit. */
export const GET = reads<{ id: string; imageId: string }>(async ({ runtime, request, params }) => {
  const { roomId } = await requireAllowed(request, params.id, 'image.read')
  return picture(await imageOfRoom(runtime, roomId, params.imageId))
})
