import type { Editor, TLArrowShape, TLShapeId } from 'tldraw'
import { type DrawnFlow, flowOfArrow } from '@/components/canvas/shapes/flow-of-arrow'
import type { ComponentProps } from '@/lib/board/shapes/component'
import type { FlowMeta } from '@/lib/diagram/flow'

export interface SelectedFlow {
  id: TLShapeId
  label: string
  flow: DrawnFlow
}

/** Flows among what is selected. */
export function selectedFlows(editor: Editor): SelectedFlow[] {
  return editor.getSelectedShapes().flatMap((shape) => {
    if (!editor.isShapeOfType<TLArrowShape>(shape, 'arrow')) return []
    const flow = flowOfArrow(editor, shape.id)
    return flow ? [{ id: shape.id, label: shape.props.text, flow }] : []
  })
}

/** Changes components, as one step to undo. Those that are locked or gone stay as they are. */
export function changeComponents(
  editor: Editor,
  ids: readonly TLShapeId[],
  props: Partial<ComponentProps>,
): void {
  editor.markHistoryStoppingPoint('change components')
  editor.updateShapes(ids.map((id) => ({ id, type: 'component', props })))
}

/** Names flows, as one step to undo. */
export function labelFlows(editor: Editor, ids: readonly TLShapeId[], text: string): void {
  editor.markHistoryStoppingPoint('label flows')
  editor.updateShapes(ids.map((id) => ({ id, type: 'arrow', props: { text } })))
}

/**
 * Says something of flows, as one step to undo. What is the default of their ends is not kept: such a flow follows
 * its ends again, whatever they become.
 */
export function changeFlows(editor: Editor, ids: readonly TLShapeId[], said: FlowMeta): void {
  if (editor.getIsReadonly()) return
  editor.markHistoryStoppingPoint('change flows')
  editor.run(() => {
    for (const id of ids) {
      const arrow = editor.getShape<TLArrowShape>(id)
      const flow = flowOfArrow(editor, id)
      if (!arrow || !flow || editor.isShapeOrAncestorLocked(arrow)) continue
      const meta: TLArrowShape['meta'] = { ...arrow.meta, ...said }
      for (const key of Object.keys(said) as (keyof FlowMeta)[])
        if (said[key] === flow.byDefault[key]) delete meta[key]
      // The editor's own update adds to `meta` and takes nothing away.
      editor.store.update(id, (record) => ({ ...record, meta }))
    }
  })
}

/** Turns flows into writes, or, where all of them are, into reads; likewise async and sync. */
export function toggleFlows(editor: Editor, flows: readonly SelectedFlow[], what: 'op' | 'mode'): void {
  const ids = flows.map(({ id }) => id)
  if (what === 'op')
    changeFlows(editor, ids, { op: flows.every(({ flow }) => flow.op === 'write') ? 'read' : 'write' })
  else changeFlows(editor, ids, { mode: flows.every(({ flow }) => flow.mode === 'async') ? 'sync' : 'async' })
}
