import { type Atom, atom, type TLAssetStore } from 'tldraw'
import type { PictureSource } from '@/components/canvas/pictures/picture-source'
import { imageIdOf } from '@/lib/board/images'

export type PictureState = { is: 'loading' | 'gone' | 'broken' } | { is: 'shown'; url: string }

/** The pictures of a board, each loaded once for as long as the page stands: no cache of the browser keeps them. */
export class PictureCache {
  #states = new Map<string, Atom<PictureState>>()
  #loads = new Map<string, Promise<PictureState>>()

  constructor(private readonly source: Pick<PictureSource, 'load'>) {}

  /** How it stands with a picture; tells those who watch when that changes. */
  stateOf(imageId: string): PictureState {
    return this.#atomOf(imageId).get()
  }

  /** Loads a picture that is not there yet; again, when it could not be had before. */
  load(imageId: string): Promise<PictureState> {
    const under = this.#loads.get(imageId)
    if (under) return under
    this.#atomOf(imageId).set({ is: 'loading' })
    const load: Promise<PictureState> = this.#fetch(imageId).then((state) => {
      if (this.#loads.get(imageId) !== load) return forget(state)
      if (state.is === 'broken') this.#loads.delete(imageId)
      this.#atomOf(imageId).set(state)
      return state
    })
    this.#loads.set(imageId, load)
    return load
  }

  /** Tries again what could not be had. */
  retry(): void {
    for (const [imageId, state] of this.#states) if (state.get().is === 'broken') void this.load(imageId)
  }

  /** Gives the memory back. What is asked for afterwards is loaded anew. */
  clear(): void {
    for (const state of this.#states.values()) forget(state.get())
    this.#states.clear()
    this.#loads.clear()
  }

  /** What tldraw asks: it is told of nothing but pictures of this room (B10). */
  readonly assets: TLAssetStore = {
    // Pictures come in by add-pictures.ts alone: before they are kept nothing of them is in the document.
    upload: () => Promise.reject(new Error('a picture is uploaded before it is on the board')),
    resolve: async (asset) => {
      const imageId = imageIdOf(asset.props.src)
      const state = imageId === null ? null : await this.load(imageId)
      return state?.is === 'shown' ? state.url : null
    },
  }

  async #fetch(imageId: string): Promise<PictureState> {
    try {
      const picture = await this.source.load(imageId)
      return picture ? { is: 'shown', url: URL.createObjectURL(picture) } : { is: 'gone' }
    } catch {
      return { is: 'broken' }
    }
  }

  #atomOf(imageId: string): Atom<PictureState> {
    let state = this.#states.get(imageId)
    if (!state) {
      state = atom<PictureState>(`picture ${imageId}`, { is: 'loading' })
      this.#states.set(imageId, state)
    }
    return state
  }
}

/** A picture that nobody will show. */
function forget(state: PictureState): PictureState {
  if (state.is !== 'shown') return state
  URL.revokeObjectURL(state.url)
  return { is: 'gone' }
}
