'use client'

import { createContext, use } from 'react'
import type { Editor } from 'tldraw'
import type { FileRefusal } from '@/components/canvas/pictures/add-pictures'
import type { PictureCache } from '@/components/canvas/pictures/picture-cache'
import type { PictureQueue } from '@/components/canvas/pictures/picture-queue'
import type { PictureFailed } from '@/components/canvas/pictures/picture-source'

/** The pictures of a board: those that are shown, and those that are on their way to it. */
export interface Pictures {
  cache: PictureCache
  queue: PictureQueue
  /** The editor that shows the board now; null while none does. */
  shownBy: () => Editor | null
  /** An editor shows it from now on, until what is answered is called. */
  show: (editor: Editor) => () => void
  /** Says what of some files cannot be added. */
  say: (refusal: FileRefusal) => void
  /** Says why a picture could not be added. */
  fail: (failure: PictureFailed, retry?: (() => void) | null) => void
}

const Context = createContext<Pictures | null>(null)

/** Hands the pictures of a board to what stands on it; null for a board that takes none. */
export const PicturesProvider = Context.Provider

/** The pictures of this board, or null when it takes none. */
export function usePictures(): Pictures | null {
  return use(Context)
}
