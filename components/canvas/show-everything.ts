import { Box, type Editor, type TLCameraMoveOptions } from 'tldraw'

/** What of a board is in view when it opens. */
export type FirstView = 'everything' | 'components'

/** Around a drawing: room for what floats over the board's edges. */
export const marginPx = 64
/** Around one with nothing over its edges. */
export const bareMarginPx = 24

/** Brings the whole drawing into view, no larger than life; an empty board goes back to where it began. */
export function showEverything(editor: Editor, options: TLCameraMoveOptions): void {
  const drawing = editor.getCurrentPageBounds()
  if (drawing) editor.zoomToBounds(drawing, { targetZoom: 1, inset: marginPx, ...options })
  else editor.setCamera({ x: 0, y: 0, z: 1 }, options)
}

/** What can still be read. */
const legibleZoom = 0.5

/**
 * Brings the components and their flows into view, without the cards below them; where they would be too small, the left
 * of them. `inset` is the margin around them, in screen pixels.
 */
export function showComponents(editor: Editor, inset: number): void {
  const drawn = editor.getCurrentPageShapes().filter(({ type }) => type === 'component' || type === 'arrow')
  const bounds = drawn.flatMap(({ id }) => editor.getShapePageBounds(id) ?? [])
  if (bounds.length === 0) return showEverything(editor, { immediate: true })
  const drawing = Box.Common(bounds)
  editor.zoomToBounds(drawing, { targetZoom: 1, inset, immediate: true })
  if (editor.getZoomLevel() >= legibleZoom) return
  const { h } = editor.getViewportScreenBounds()
  const y = h / legibleZoom / 2 - drawing.center.y
  editor.setCamera({ x: inset / legibleZoom - drawing.x, y, z: legibleZoom }, { immediate: true })
}
