import { atom } from 'tldraw'
import { PictureFailed, type PictureSource } from '@/components/canvas/pictures/picture-source'
import type { ImageView } from '@/lib/board/images'
import type { Area } from '@/lib/board/free-place'

/** A picture on its way: only this browser shows it, where it will lie. */
export interface PendingPicture {
  id: number
  /** An object URL. */
  preview: string
  area: Area
}

/** Puts a picture that is kept on the board. Throws PictureFailed where nothing can be drawn just now. */
type Put = (image: ImageView, area: Area) => Promise<void>

interface PictureQueueOptions {
  upload: PictureSource['upload']
  /** `retry` tries the same picture again; null where that would be in vain. */
  onFailed: (failure: PictureFailed, retry: (() => void) | null) => void
}

/** Pictures on their way to the server, one after the other. Nothing of them is in the document before they are kept. */
export class PictureQueue {
  readonly pending = atom<readonly PendingPicture[]>('pictures on their way', [])
  #turn: Promise<void> = Promise.resolve()
  #ids = 0

  constructor(private readonly options: PictureQueueOptions) {}

  /** Sends a picture that will lie in this area. Settles when it is on the board, or has failed. */
  add(blob: Blob, area: Area, put: Put, kept: ImageView | null = null): Promise<void> {
    const pending = { id: ++this.#ids, preview: URL.createObjectURL(blob), area }
    this.pending.update((all) => [...all, pending])
    this.#turn = this.#turn.then(async () => {
      const sent = { image: kept }
      try {
        sent.image ??= await this.options.upload(blob)
        await put(sent.image, area)
      } catch (error) {
        const failure = error instanceof PictureFailed ? error : new PictureFailed('failed')
        // What is kept already is not sent again.
        const retry = () => void this.add(blob, area, put, sent.image)
        this.options.onFailed(failure, failure.isWorthRetrying ? retry : null)
      } finally {
        URL.revokeObjectURL(pending.preview)
        this.pending.update((all) => all.filter(({ id }) => id !== pending.id))
      }
    })
    return this.#turn
  }
}
