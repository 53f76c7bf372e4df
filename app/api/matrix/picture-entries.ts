import * as pictures from '@/app/api/rooms/[id]/pictures/[at]/route'
import type { RoomEntry, Scene } from '@/app/api/matrix/scene'

const at = 1_780_000_000_000
const sent = ({ roomId }: Scene) => ({
  params: { id: roomId, at: String(at) },
  path: `/api/rooms/${roomId}/pictures/${at}?locale=en`,
})

/** The session has ended at that moment. */
const end = async ({ runtime, roomId }: Scene) => {
  await runtime.db.interview.update({ where: { roomId }, data: { endedAt: new Date(at) } })
}

/** Routes of a room: pictures of its board. */
export const pictureEntries: Record<string, RoomEntry> = {
  'GET rooms/[id]/pictures/[at]': {
    handler: pictures.GET,
    action: 'report.read',
    sending: (scene) => ({ method: 'GET', ...sent(scene) }),
    prepare: async (scene) => {
      await end(scene)
      const { runtime, roomId } = scene
      const row = { imageId: 'whole', smallId: 'small', mediaType: 'image/png', madeFor: '', locale: 'en' }
      await runtime.images.put(roomId, 'whole', new Uint8Array([1]))
      await runtime.db.boardPicture.createMany({
        data: [{ ...row, roomId, at: new Date(at), width: 1, height: 1, byteSize: 1, madeAt: new Date(at) }],
        skipDuplicates: true,
      })
    },
  },
  'PUT rooms/[id]/pictures/[at]': {
    handler: pictures.PUT,
    action: 'report.read',
    sending: (scene) => ({ method: 'PUT', ...sent(scene), body: new Uint8Array([1, 2, 3]) }),
    prepare: end,
  },
}
