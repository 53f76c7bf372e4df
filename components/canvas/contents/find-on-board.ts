import type { Editor, TLShapeId } from 'tldraw'

const marginPx = 96
/** Smaller than this nothing can be read. */
const legible = 0.5

/** Selects a shape and brings it into view, if it is not there already. Whoever only looks sees its outline. */
export function findOnBoard(editor: Editor, id: TLShapeId): void {
  const bounds = editor.getShapePageBounds(id)
  if (!bounds) return
  if (editor.getIsReadonly()) editor.setHintingShapes([id])
  else editor.setCurrentTool('select')
  editor.select(id)
  if (editor.getViewportPageBounds().contains(bounds) && editor.getZoomLevel() >= legible) return
  const duration = editor.user.getAnimationSpeed() === 0 ? 0 : 180
  editor.zoomToBounds(bounds, { targetZoom: 1, inset: marginPx, animation: { duration } })
}
