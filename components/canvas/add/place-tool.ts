import { atom, StateNode } from 'tldraw'
import { insertAt } from '@/components/canvas/add/insert'
import { rememberAdded } from '@/components/canvas/add/recent'
import type { Addable } from '@/lib/board/addables'

/** The tool that holds something picked from the palette: the next click on the board places it. */
export class PlaceTool extends StateNode {
  static override id = 'place'

  /** What is held; null in any other tool. */
  readonly held = atom<Addable | null>('held', null)

  override onEnter({ what }: { what: Addable }): void {
    this.held.set(what)
    this.editor.setCursor({ type: 'cross', rotation: 0 })
  }

  override onExit(): void {
    this.held.set(null)
    this.editor.setCursor({ type: 'default', rotation: 0 })
  }

  override onPointerUp(): void {
    const what = this.held.get()
    if (!what) return
    insertAt(this.editor, what, this.editor.inputs.currentPagePoint)
    rememberAdded(what)
  }

  override onCancel(): void {
    this.editor.setCurrentTool('select')
  }

  override onInterrupt(): void {
    this.editor.setCurrentTool('select')
  }
}
