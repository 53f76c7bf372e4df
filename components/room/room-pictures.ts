import {
  PictureFailed,
  type PictureProblem,
  type PictureSource,
} from '@/components/canvas/pictures/picture-source'
import { RequestRefused, send } from '@/components/room/request'
import type { ImageView } from '@/lib/board/images'

const problems: Partial<Record<RequestRefused['code'], PictureProblem>> = {
  unreachable: 'offline',
  image_refused: 'refused',
  image_too_large: 'tooLarge',
  limit_reached: 'roomFull',
  store_full: 'storeFull',
  too_many: 'busy',
  forbidden: 'notNow',
  wrong_phase: 'notNow',
}

/** The pictures of a room, as its server keeps them. */
export function picturesOfRoom(roomId: string): PictureSource {
  const path = `/api/rooms/${roomId}/images`
  return {
    upload: async (picture) => {
      try {
        return await send<ImageView>('POST', path, picture)
      } catch (error) {
        throw new PictureFailed((error instanceof RequestRefused && problems[error.code]) || 'failed')
      }
    },
    load: async (imageId) => {
      const response = await fetch(`${path}/${imageId}`)
      if (response.status === 404) return null
      if (!response.ok) throw new Error(`picture: ${response.status}`)
      return response.blob()
    },
  }
}
