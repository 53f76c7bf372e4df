import { Box, type Editor, type Group2d, type TLArrowShape, Vec, type VecLike } from 'tldraw'
import { flowOfArrow } from '@/components/canvas/shapes/flow-of-arrow'

const gap = 12
const margin = 8
/** The row of tools along the lower edge. */
const toolsHeight = 72

/** Where something of this size stands beside what is selected: to the right, else to the left, else over it; never over the tools. In px of the board; null while what is selected is out of sight. */
export function placeBeside(editor: Editor, size: { w: number; h: number }): VecLike | null {
  const selected = selectedBox(editor)
  if (!selected) return null
  const board = editor.getViewportScreenBounds()
  // Rather beside what a flow joins than over it.
  const boxes = [Box.Common([selected, ...endsOfFlow(editor)]), selected]
  const sides = boxes.flatMap(({ minX, maxX }) => [maxX + gap, minX - gap - size.w])
  const rightmost = board.w - margin - size.w
  const x = sides.find((left) => left >= margin && left <= rightmost) ?? rightmost
  const lowest = Math.max(margin, board.h - toolsHeight - size.h)
  return { x: Math.round(x), y: Math.round(Math.max(margin, Math.min(selected.minY, lowest))) }
}

/** Where the small button stands: outside the upper right corner, or beside the middle of a flow. */
export function placeOfButton(editor: Editor): VecLike | null {
  const shape = editor.getOnlySelectedShape()
  const at =
    shape && flowOfArrow(editor, shape.id) ? middleOfFlow(editor, shape as TLArrowShape) : cornerOf(editor)
  const board = editor.getViewportScreenBounds()
  if (!at || at.x < 0 || at.y < 0 || at.x > board.w || at.y > board.h - toolsHeight) return null
  return { x: Math.round(Math.min(at.x, board.w - 40)), y: Math.round(Math.max(margin, at.y)) }
}

function cornerOf(editor: Editor): VecLike | null {
  const selected = selectedBox(editor)
  return selected && { x: selected.maxX + gap, y: selected.minY - 4 }
}

function middleOfFlow(editor: Editor, arrow: TLArrowShape): VecLike {
  const [body, label] = editor.getShapeGeometry<Group2d>(arrow).children
  const middle = body?.interpolateAlongEdge(0.5) ?? Vec.From(arrow.props.start)
  const at = label ? { x: label.bounds.maxX, y: label.bounds.minY } : middle
  const onPage = editor.getShapePageTransform(arrow).applyToPoint(at)
  return Vec.Add(editor.pageToViewport(onPage), { x: gap, y: -gap - 28 })
}

function endsOfFlow(editor: Editor): Box[] {
  const shape = editor.getOnlySelectedShape()
  const flow = shape && flowOfArrow(editor, shape.id)
  const boxes = flow ? [flow.from, flow.to].map((id) => editor.getShapePageBounds(id)) : []
  return boxes.flatMap((box) => (box ? [onScreen(editor, box)] : []))
}

function selectedBox(editor: Editor): Box | null {
  const page = editor.getSelectionPageBounds()
  return page && editor.getViewportPageBounds().collides(page) ? onScreen(editor, page) : null
}

function onScreen(editor: Editor, page: Box): Box {
  const { x, y } = editor.pageToViewport(page.point)
  const zoom = editor.getZoomLevel()
  return new Box(x, y, page.w * zoom, page.h * zoom)
}
