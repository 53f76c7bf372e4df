import { createComputedCache, type Editor, getArrowBindings, type TLArrowShape, type TLShapeId } from 'tldraw'
import { sameJson } from '@/lib/board/json'
import type { ComponentShape } from '@/lib/board/shapes/component'
import { defaultFlow, type Flow, flowOf } from '@/lib/diagram/flow'

/** What an arrow between two components stands for. */
export interface DrawnFlow extends Flow {
  from: TLShapeId
  to: TLShapeId
  /** What it would be if nobody had said anything. */
  byDefault: Flow
}

const flows = createComputedCache<Editor, DrawnFlow | null, TLArrowShape>(
  'flow of arrow',
  (editor, arrow) => {
    const { start, end } = getArrowBindings(editor, arrow)
    const from = start && componentAt(editor, start.toId)
    const to = end && componentAt(editor, end.toId)
    if (!from || !to) return null
    const { kind: first } = from.props
    const { kind: second } = to.props
    return {
      ...flowOf(arrow.meta, first, second),
      from: from.id,
      to: to.id,
      byDefault: defaultFlow(first, second),
    }
  },
  // Called for every frame of a drag: an arrow is drawn anew only where what it means has changed.
  { areRecordsEqual: (a, b) => a.meta === b.meta, areResultsEqual: sameJson },
)

/** The flow an arrow stands for; null where it does not join two components. Changes with its ends, their kinds, and what is said of it. */
export function flowOfArrow(editor: Editor, id: TLShapeId): DrawnFlow | null {
  return flows.get(editor, id) ?? null
}

/** The shape of this id, where it is a component. */
export function componentAt(editor: Editor, id: TLShapeId): ComponentShape | undefined {
  const shape = editor.getShape(id)
  return shape && editor.isShapeOfType<ComponentShape>(shape, 'component') ? shape : undefined
}
