import { Box, type Editor, type TLShapeId } from 'tldraw'

const marginPx = 96
/** Smaller than this nothing can be read. */
const legible = 0.5

/** Selects a shape and brings it into view beside the panel that lies over the board, if it is not there already. Whoever only looks sees its outline. */
export function findOnBoard(editor: Editor, id: TLShapeId, panel: HTMLElement | null): void {
  const bounds = editor.getShapePageBounds(id)
  if (!bounds) return
  if (editor.getIsReadonly()) editor.setHintingShapes([id])
  else editor.setCurrentTool('select')
  editor.select(id)
  const { right, bottom } = coveredBy(editor, panel)
  const zoom = editor.getZoomLevel()
  const free = editor.getViewportPageBounds().clone()
  free.w -= right / zoom
  free.h -= bottom / zoom
  if (free.contains(bounds) && zoom >= legible) return
  const duration = editor.user.getAnimationSpeed() === 0 ? 0 : 180
  const area = new Box(bounds.x, bounds.y, bounds.w + right, bounds.h + bottom)
  editor.zoomToBounds(area, { targetZoom: 1, inset: marginPx, animation: { duration } })
}

/** How much of the board a panel at its edge takes, in px: a column on the right, or on a small board the lower part. */
function coveredBy(editor: Editor, panel: HTMLElement | null): { right: number; bottom: number } {
  if (!panel) return { right: 0, bottom: 0 }
  const { w, h } = editor.getViewportScreenBounds()
  if (panel.offsetWidth > w / 2) return { right: 0, bottom: h - panel.offsetTop }
  return { right: w - panel.offsetLeft, bottom: 0 }
}
