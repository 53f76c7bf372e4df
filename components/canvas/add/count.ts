import type { Editor } from 'tldraw'
import { selectedComponents } from '@/components/canvas/add/insert'
import { maxInstances } from '@/lib/board/shapes/component'

/** Counts instances or shards of what is selected up and down; all until `end` is one step of undo. */
export class Counting {
  #isOpen = false

  constructor(private readonly editor: Editor) {}

  change(what: 'instances' | 'shards', by: 1 | -1): void {
    const changes = selectedComponents(this.editor).flatMap(({ id, type, props }) => {
      const count = Math.min(maxInstances, Math.max(1, props[what] + by))
      return count === props[what] ? [] : [{ id, type, props: { [what]: count } }]
    })
    if (changes.length === 0) return
    if (!this.#isOpen) this.editor.markHistoryStoppingPoint('count')
    this.#isOpen = true
    this.editor.updateShapes(changes)
  }

  end(): void {
    this.#isOpen = false
  }
}
