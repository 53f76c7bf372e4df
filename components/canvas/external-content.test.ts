import type { TLContent } from 'tldraw'
import { describe, expect, test } from 'vitest'
import { withoutForeign } from '@/components/canvas/external-content'
import { box, shapeId } from '@/components/canvas/testing'
import { makeArrow, makePicture } from '@/lib/board/make-record'
import { currentSchema } from '@/lib/board/schema'

const [arrow, start, end] = makeArrow({ id: 'ab', index: 'a3', from: shapeId('a'), to: shapeId('other') })

function contentWith(other: TLContent['shapes'][number]): TLContent {
  return {
    schema: currentSchema,
    shapes: [box('a'), other, arrow],
    bindings: [start, end],
    rootShapeIds: [shapeId('a'), other.id, arrow.id],
    assets: [{ id: 'asset:picture' } as TLContent['assets'][number]],
  }
}

const picture = (assetId: string) => makePicture({ id: 'other', x: 0, y: 0, w: 9, h: 9, assetId })
const isOurs = (assetId: string) => assetId === 'asset:ours'

describe('what is pasted from a board', () => {
  test.each([
    ['a preview of a page', { ...box('other'), type: 'bookmark' } as ReturnType<typeof box>],
    ['a picture that the room does not have', picture('asset:picture')],
    ['a picture of nothing', { ...picture(''), props: { ...picture('').props, assetId: null } }],
  ])('B9 B10 %s is left out, with its asset and holds', (_name, other) => {
    const content = contentWith(other)
    expect(withoutForeign(content, isOurs)).toEqual({
      ...content,
      shapes: [box('a'), arrow],
      bindings: [start],
      rootShapeIds: [shapeId('a'), arrow.id],
      assets: [],
    })
  })

  test('B9 a picture that the room has is kept by its name; what is said of it elsewhere is not believed', () => {
    const content = contentWith(picture('asset:ours'))
    expect(withoutForeign(content, isOurs)).toEqual({ ...content, assets: [] })
  })
})
