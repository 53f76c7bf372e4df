import { type Editor, useComputed, useEditor, useValue } from 'tldraw'
import { selectedComponents } from '@/components/canvas/add/insert'
import { type SelectedFlow, selectedFlows } from '@/components/canvas/selected-parts'
import type { ComponentShape } from '@/lib/board/shapes/component'

/** What of the selection has something to be said about it: components, or where there are none, flows. */
export interface Inspected {
  components: ComponentShape[]
  flows: SelectedFlow[]
  /** Changes when other shapes are meant. */
  ids: string
}

/** Whether anything selected can be looked into. */
export function canInspect(editor: Editor): boolean {
  return inspectedOf(editor) !== null
}

/** What is selected; null when there is nothing to say about it. It does not change while shapes only move. */
export function useInspected(): Inspected | null {
  const editor = useEditor()
  const inspected = useComputed('inspected', () => inspectedOf(editor), { isEqual: isSame }, [editor])
  return useValue(inspected)
}

function inspectedOf(editor: Editor): Inspected | null {
  const components = selectedComponents(editor)
  const flows = components.length > 0 ? [] : selectedFlows(editor)
  if (components.length + flows.length === 0) return null
  return { components, flows, ids: [...components, ...flows].map(({ id }) => id).join() }
}

function isSame(a: Inspected | null, b: Inspected | null): boolean {
  if (!a || !b) return a === b
  return (
    a.ids === b.ids &&
    a.components.every(({ props }, at) => props === b.components[at]?.props) &&
    a.flows.every(({ flow, label }, at) => flow === b.flows[at]?.flow && label === b.flows[at].label)
  )
}
