import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fittingSize,
  imageIdOf,
  imageSource,
  isSentAsIs,
  maxImageBytes,
  maxImagePixels,
  maxImageSide,
  rowOfPictures,
} from '@/lib/board/images'

test('B9 B10 a source names a picture of the room and nothing else', () => {
  expect(imageIdOf(imageSource('Kq3_-x'))).toBe('Kq3_-x')
  const others = [
    '',
    'asset:',
    'asset:a/b',
    'asset:../b',
    'ASSET:a',
    'https://x.example/asset:a',
    'asset:a\n',
    null,
    7,
  ]
  for (const other of others) expect(imageIdOf(other), String(other)).toBeNull()
})

describe('what is sent', () => {
  const screenshot = { type: 'image/png', bytes: 400_000, width: 1440, height: 900 }

  test('B9 a picture that fits goes as it is', () => {
    for (const type of ['image/png', 'image/jpeg', 'image/webp'])
      expect(isSentAsIs({ ...screenshot, type })).toBe(true)
  })

  test('B9 what is too heavy, too large or of another kind is drawn anew first', () => {
    expect(isSentAsIs({ ...screenshot, bytes: maxImageBytes + 1 })).toBe(false)
    expect(isSentAsIs({ ...screenshot, height: maxImageSide + 1 })).toBe(false)
    for (const type of ['image/gif', 'image/avif', 'image/heic', 'image/bmp', 'image/svg+xml', ''])
      expect(isSentAsIs({ ...screenshot, type })).toBe(false)
  })

  test('B9 a photo of a phone becomes one that the server takes, in its proportions', () => {
    expect(fittingSize(8064, 6048)).toEqual({ width: 2560, height: 1920 })
    expect(fittingSize(300, 200)).toEqual({ width: 300, height: 200 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 65_535 }), fc.integer({ min: 1, max: 65_535 }), (w, h) => {
        const { width, height } = fittingSize(w, h)
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(1)
        expect(Math.max(width, height)).toBeLessThanOrEqual(maxImageSide)
        expect(width * height).toBeLessThanOrEqual(maxImagePixels)
      }),
    )
  })
})

describe('where pictures lie', () => {
  test('one has its middle at the point, and is no larger than what can be seen', () => {
    expect(rowOfPictures([{ width: 320, height: 200 }], { x: 100, y: 50 })).toEqual([
      { x: -60, y: -50, w: 320, h: 200 },
    ])
    expect(rowOfPictures([{ width: 2560, height: 1280 }], { x: 0, y: 0 })).toEqual([
      { x: -320, y: -160, w: 640, h: 320 },
    ])
  })

  test('several lie in a row that touches nowhere', () => {
    const [first, second] = rowOfPictures(
      [
        { width: 100, height: 10 },
        { width: 50, height: 90 },
      ],
      { x: 0, y: 0 },
    )
    expect(first).toEqual({ x: -87, y: -5, w: 100, h: 10 })
    expect(second).toEqual({ x: 37, y: -45, w: 50, h: 90 })
  })

  test('none lie nowhere', () => {
    expect(rowOfPictures([], { x: 0, y: 0 })).toEqual([])
  })
})
