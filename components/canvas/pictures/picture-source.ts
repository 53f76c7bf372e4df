import type { ImageView } from '@/lib/board/images'

/** Why a picture could not be added; each has words under `images.problems`. */
export type PictureProblem =
  'offline' | 'refused' | 'tooLarge' | 'roomFull' | 'storeFull' | 'busy' | 'notNow' | 'failed'

/** A picture could not be added. */
export class PictureFailed extends Error {
  constructor(readonly problem: PictureProblem) {
    super(problem)
    this.name = 'PictureFailed'
  }

  /** Whether the same picture may be taken another time. */
  get isWorthRetrying(): boolean {
    return !['refused', 'tooLarge', 'roomFull'].includes(this.problem)
  }
}

/** Where the pictures of a board come from and go to. */
export interface PictureSource {
  /** Throws PictureFailed. */
  upload: (picture: Blob) => Promise<ImageView>
  /** Null when there is no such picture for this person. Throws when it cannot be had just now. */
  load: (imageId: string) => Promise<Blob | null>
}
