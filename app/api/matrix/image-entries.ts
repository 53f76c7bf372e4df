import * as image from '@/app/api/rooms/[id]/images/[imageId]/route'
import * as images from '@/app/api/rooms/[id]/images/route'
import type { OpenEntry, RoomEntry, Scene } from '@/app/api/matrix/scene'

const imageId = 'picture'

/** The host has put a picture on the board. */
async function addPicture({ runtime, roomId, participantIds }: Scene): Promise<void> {
  const bytes = new Uint8Array([1, 2, 3])
  await runtime.images.put(roomId, imageId, bytes)
  await runtime.db.image.create({
    data: {
      ...{ id: imageId, roomId, participantId: participantIds.host, byteSize: bytes.length },
      ...{ mediaType: 'image/png', width: 1, height: 1 },
    },
  })
}

/** Routes of a room: pictures on boards. */
export const imageEntries: Record<string, RoomEntry> = {
  'POST rooms/[id]/images': {
    handler: images.POST,
    action: 'image.add',
    sending: ({ roomId }) => ({ params: { id: roomId }, body: new Uint8Array([1, 2, 3]) }),
    ok: 201,
  },
  'GET rooms/[id]/images/[imageId]': {
    handler: image.GET,
    action: 'image.read',
    prepare: addPicture,
    sending: ({ roomId }) => ({ method: 'GET', params: { id: roomId, imageId } }),
  },
}

/** Routes that are not of a room: none is about pictures. */
export const imageOpenEntries: Record<string, OpenEntry> = {}
