import { Box, type Editor, type TLCameraMoveOptions } from 'tldraw'

/** What of a board is in view when it opens. */
export type FirstView = 'everything' | 'components'

const marginPx = 64

/** Brings the whole drawing into view, no larger than life; an empty board goes back to where it began. */
export function showEverything(editor: Editor, options: TLCameraMoveOptions): void {
  const drawing = editor.getCurrentPageBounds()
  if (drawing) editor.zoomToBounds(drawing, { targetZoom: 1, inset: marginPx, ...options })
  else editor.setCamera({ x: 0, y: 0, z: 1 }, options)
}

/** What can still be read. */
const legibleZoom = 0.5

/** Brings the components into view, without the cards below them; where they would be too small, the left of them. */
export function showComponents(editor: Editor): void {
  const components = editor.getCurrentPageShapes().filter(({ type }) => type === 'component')
  const bounds = components.flatMap(({ id }) => editor.getShapePageBounds(id) ?? [])
  if (bounds.length === 0) return showEverything(editor, { immediate: true })
  const drawing = Box.Common(bounds)
  editor.zoomToBounds(drawing, { targetZoom: 1, inset: 24, immediate: true })
  if (editor.getZoomLevel() >= legibleZoom) return
  const { h } = editor.getViewportScreenBounds()
  const y = h / legibleZoom / 2 - drawing.center.y
  editor.setCamera({ x: 24 / legibleZoom - drawing.x, y, z: legibleZoom }, { immediate: true })
}
