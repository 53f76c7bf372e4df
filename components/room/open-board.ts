import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { StillSource } from '@/components/room/still-board'

/** A document of its own, with a lifetime: whoever opens it ends it. */
export interface OpenBoard extends StillSource {
  dispose: () => void
}

/** Opens a board that came as one Yjs update, in base64. */
export function openBoard(state: string): OpenBoard {
  const doc = new Y.Doc()
  Y.applyUpdate(
    doc,
    Uint8Array.from(atob(state), (character) => character.charCodeAt(0)),
  )
  const awareness = new Awareness(doc)
  return {
    ...{ doc, awareness },
    dispose: () => {
      awareness.destroy()
      doc.destroy()
    },
  }
}
