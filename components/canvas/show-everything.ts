import type { Editor, TLCameraMoveOptions } from 'tldraw'

const marginPx = 64

/** Brings the whole drawing into view, no larger than life; an empty board goes back to where it began. */
export function showEverything(editor: Editor, options: TLCameraMoveOptions): void {
  const drawing = editor.getCurrentPageBounds()
  if (drawing) editor.zoomToBounds(drawing, { targetZoom: 1, inset: marginPx, ...options })
  else editor.setCamera({ x: 0, y: 0, z: 1 }, options)
}
