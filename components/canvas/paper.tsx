'use client'

import { useEditor, useValue } from 'tldraw'

/** Distance of the dots at 100 %, in px. */
const dotDistance = 24

/** The dotted ground under the drawing; it moves and scales with it. */
export function Paper() {
  const editor = useEditor()
  const style = useValue(
    'paper',
    () => {
      const { x, y, z } = editor.getCamera()
      let size = dotDistance * z
      while (size < dotDistance * 0.75) size *= 2
      while (size > dotDistance * 1.5) size /= 2
      return { backgroundPosition: `${x * z}px ${y * z}px`, backgroundSize: `${size}px ${size}px` }
    },
    [editor],
  )
  return <div className="tl-background board-paper" style={style} />
}
