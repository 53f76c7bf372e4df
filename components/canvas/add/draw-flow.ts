/** Arrows between components as keys and panels make them. */
import { createShapeId, type Editor, getArrowBindings, type TLArrowShape, type TLShapeId } from 'tldraw'
import { type Anchor, laneBeside } from '@/lib/board/flow-lanes'

const center: Anchor = { x: 0.5, y: 0.5 }

/**
 * Draws an arrow as the arrow tool does, whatever colour the hand holds: what it means decides its look. Beside
 * others between the same two it takes a lane of its own.
 */
export function drawFlow(editor: Editor, from: TLShapeId, to: TLShapeId): void {
  const lane = freeLane(editor, from, to)
  const id = createShapeId()
  editor.createShape<TLArrowShape>({
    id,
    type: 'arrow',
    props: {
      kind: 'elbow',
      color: 'black',
      dash: 'solid',
      size: 's',
      font: 'sans',
      fill: 'none',
      elbowMidPoint: lane?.turnsAt ?? 0.5,
    },
  })
  editor.createBindings(
    (['start', 'end'] as const).map((terminal) => ({
      type: 'arrow',
      fromId: id,
      toId: terminal === 'start' ? from : to,
      props: {
        terminal,
        normalizedAnchor: lane?.[terminal] ?? center,
        isExact: false,
        isPrecise: lane !== null,
        snap: 'none',
      },
    })),
  )
}

/** Whether an arrow leads from one shape to the other. */
export function isConnected(editor: Editor, from: TLShapeId, to: TLShapeId): boolean {
  return endsBetween(editor, from, to).some(({ start }) => start.toId === from)
}

function freeLane(editor: Editor, from: TLShapeId, to: TLShapeId) {
  const [first, second] = [editor.getShapePageBounds(from), editor.getShapePageBounds(to)]
  if (!first || !second) return null
  const taken = endsBetween(editor, from, to)
    .map(({ start, end }) => (start.toId === from ? start : end).props)
    .map(({ isPrecise, normalizedAnchor }) => (isPrecise ? normalizedAnchor : center))
  return laneBeside(first, second, taken)
}

/** Both ends of every arrow between two shapes, in either direction. */
function endsBetween(editor: Editor, one: TLShapeId, other: TLShapeId) {
  return editor.getBindingsToShape(one, 'arrow').flatMap(({ fromId }) => {
    const arrow = editor.getShape<TLArrowShape>(fromId)
    const { start, end } = arrow ? getArrowBindings(editor, arrow) : {}
    if (!start || !end || (start.toId !== other && end.toId !== other)) return []
    return [{ start, end }]
  })
}
