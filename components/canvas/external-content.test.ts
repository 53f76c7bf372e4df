import type { TLContent } from 'tldraw'
import { expect, test } from 'vitest'
import { withoutForeign } from '@/components/canvas/external-content'
import { box, shapeId } from '@/components/canvas/testing'
import { makeArrow } from '@/lib/board/make-record'
import { currentSchema } from '@/lib/board/schema'

test('B9 B10 copied shapes that show something from elsewhere are left out, with their assets and holds', () => {
  const [arrow, start, end] = makeArrow({ id: 'ab', index: 'a3', from: shapeId('a'), to: shapeId('picture') })
  const picture = { ...box('picture'), type: 'image' } as ReturnType<typeof box>
  const content: TLContent = {
    schema: currentSchema,
    shapes: [box('a'), picture, arrow],
    bindings: [start, end],
    rootShapeIds: [shapeId('a'), picture.id, arrow.id],
    assets: [{ id: 'asset:picture' } as TLContent['assets'][number]],
  }
  expect(withoutForeign(content)).toEqual({
    ...content,
    shapes: [box('a'), arrow],
    bindings: [start],
    rootShapeIds: [shapeId('a'), arrow.id],
    assets: [],
  })
})
