'use client'

import { DefaultShapeIndicators, useEditor, useEditorComponents, useValue } from 'tldraw'
import { usePastLook, usePastLookState } from '@/components/canvas/past-look'

/** Outlines everything in the colour of whoever had a hand in it last, where that is asked for. */
export function AuthorOutlines() {
  const editor = useEditor()
  const { authors } = usePastLookState(usePastLook())
  const { ShapeIndicator } = useEditorComponents()
  const rendered = useValue('shapes in sight', () => editor.getRenderingShapes(), [editor])
  if (!authors || !ShapeIndicator) return <DefaultShapeIndicators />
  return rendered.map(({ id }) => {
    const color = authors.get(id)
    return color === undefined ? null : (
      <ShapeIndicator key={id} shapeId={id} color={color} className="board-author" />
    )
  })
}
