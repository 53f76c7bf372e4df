import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createShapeId as shapeId, type TLParentId } from '@tldraw/tlschema'
import { firstPageId } from '@/lib/board/doc'
import { canRead, guardBoard, maxCoordinate, maxLabelLength } from '@/lib/board/guard'
import { imageSource } from '@/lib/board/images'
import { makeArrow, makeBox, makeFrame, makePicture } from '@/lib/board/make-record'
import { currentSchema } from '@/lib/board/schema'

const box = (id: string, changes: { parentId?: TLParentId } = {}) =>
  makeBox({ id, x: 0, y: 0, index: 'a1', label: '', ...changes })
const frame = (id: string, parentId?: TLParentId) =>
  makeFrame({ id, x: 0, y: 0, w: 9, h: 9, index: 'a1', name: '', parentId })

const page = { id: firstPageId, typeName: 'page', name: 'Page 1', index: 'a1', meta: {} }
const documentRecord = { id: 'document:document', typeName: 'document', gridSize: 10, name: '', meta: {} }

function judge(...records: { id: string }[]) {
  return guardBoard(
    new Map<string, unknown>([documentRecord, page, ...records].map((record) => [record.id, record])),
    currentSchema,
  )
}

function props(changes: object) {
  return { ...box('bad'), props: { ...box('bad').props, ...changes } }
}

const deep = JSON.parse(`${'{"a":'.repeat(6000)}1${'}'.repeat(6000)}`)

// Ten kinds of poison and more, each beside a good shape that must stay.
const poison: [reason: string, record: unknown, key?: string][] = [
  ['not_a_record', 'just text'],
  ['not_a_record', { id: shapeId('bad') }],
  ['id_mismatch', box('other'), shapeId('bad')],
  ['unknown_type', { ...box('bad'), typeName: 'spaceship' }],
  ['unknown_type', { ...box('bad'), typeName: 'constructor' }],
  ['wrong_scope', { id: 'instance:instance', typeName: 'instance' }, 'instance:instance'],
  ['invalid', { ...box('bad'), type: 'spaceship' }],
  ['invalid', { ...box('bad'), x: Number.NaN }],
  ['invalid', { ...box('bad'), y: Number.POSITIVE_INFINITY }],
  ['invalid', { ...box('bad'), index: '' }],
  ['invalid', { ...box('bad'), extra: 1 }],
  ['invalid', props({ w: 'wide' })],
  ['invalid', props({ color: 'javascript:alert(1)' })],
  ['invalid', { ...box('bad'), meta: deep }],
  ['out_of_bounds', { ...box('bad'), x: maxCoordinate + 1 }],
  ['out_of_bounds', props({ w: maxCoordinate * 2 })],
  ['too_large', { ...box('bad'), meta: { note: 'x'.repeat(70_000) } }],
  [
    'label_too_long',
    props({ richText: { type: 'doc', content: [{ type: 'text', text: 'x'.repeat(maxLabelLength + 1) }] } }),
  ],
]

const picture = { w: 1, h: 1, name: '', isAnimated: false, mimeType: 'image/png' }
const asset = (type: string, props: object) => ({ id: 'asset:x', typeName: 'asset', type, props, meta: {} })

describe('B10 a board shows nothing from elsewhere', () => {
  test.each([
    'https://elsewhere.example/pixel.png',
    'http://127.0.0.1:9/pixel.png',
    'data:image/svg+xml,<svg/>',
    'asset:',
    'asset:../../api/rooms',
    'asset://elsewhere.example/pixel.png',
    'asset:a?b',
    '/api/rooms/other/images/x',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'blob:https://elsewhere.example/x',
    'asset:a\n',
    '',
    null,
  ])('B10 a picture whose source is %j is set aside', (src) => {
    const { good, quarantined } = judge(asset('image', { ...picture, src }))
    expect(good.has('asset:x')).toBe(false)
    expect(quarantined).toEqual([{ id: 'asset:x', reason: expect.stringMatching(/^(foreign|invalid)$/) }])
  })

  test('B10 videos and previews are set aside, whatever their source', () => {
    const video = asset('video', { ...picture, src: imageSource('a') })
    const preview = asset('bookmark', { title: '', description: '', image: '', favicon: '', src: null })
    for (const record of [video, preview])
      expect(judge(record).quarantined).toEqual([{ id: 'asset:x', reason: 'foreign' }])
  })

  test('B9 a picture of the room is shown, and so is a shape that waits for one', () => {
    const shown = asset('image', { ...picture, src: imageSource('Kq_3-x') })
    const shape = makePicture({ id: 'p', x: 0, y: 0, assetId: 'asset:gone', w: 9, h: 9 })
    expect(judge(shown, shape).quarantined).toEqual([])
    const told = makePicture({
      id: 'p',
      x: 0,
      y: 0,
      assetId: 'asset:x',
      w: 9,
      h: 9,
      altText: 'x'.repeat(maxLabelLength + 1),
    })
    expect(judge(shown, told).quarantined).toEqual([{ id: told.id, reason: 'label_too_long' }])
  })
})

describe('the guard sets bad records aside', () => {
  test.each(poison)('B5 %s', (reason, record, key = shapeId('bad')) => {
    const records = new Map<string, unknown>([
      [firstPageId, page],
      [shapeId('good'), box('good')],
      [key, record],
    ])
    const { good, quarantined } = guardBoard(records, currentSchema)
    expect(quarantined).toEqual([{ id: key, reason }])
    expect([...good.keys()]).toEqual([firstPageId, shapeId('good')])
  })

  test('B5 a shape without any page to lie on is set aside', () => {
    const { quarantined } = guardBoard(new Map([[shapeId('a'), box('a')]]), currentSchema)
    expect(quarantined).toEqual([{ id: shapeId('a'), reason: 'no_page' }])
  })
})

describe('parents', () => {
  test('a shape whose parent is missing goes to the page', () => {
    const { good, moved } = judge(box('a', { parentId: shapeId('gone') }))
    expect(good.get(shapeId('a'))).toMatchObject({ parentId: firstPageId })
    expect([...moved]).toEqual([shapeId('a')])
  })

  test('a shape whose parent is set aside goes to the page', () => {
    const { good } = judge(Object.assign(frame('f'), { x: Number.NaN }), box('a', { parentId: shapeId('f') }))
    expect(good.get(shapeId('a'))).toMatchObject({ parentId: firstPageId })
  })

  test('the member of a cycle with the smallest id goes to the page, the others stay', () => {
    const { good, moved } = judge(
      frame('b', shapeId('a')),
      frame('a', shapeId('c')),
      frame('c', shapeId('b')),
      box('x', { parentId: shapeId('c') }),
    )
    expect([...moved]).toEqual([shapeId('a')])
    expect(good.get(shapeId('a'))).toMatchObject({ parentId: firstPageId })
    expect(good.get(shapeId('b'))).toMatchObject({ parentId: shapeId('a') })
    expect(good.get(shapeId('x'))).toMatchObject({ parentId: shapeId('c') })
  })

  test('a shape that is its own parent goes to the page', () => {
    expect([...judge(frame('a', shapeId('a'))).moved]).toEqual([shapeId('a')])
  })

  test('B5 whatever the parents, every shape reaches the page, the same way in whatever order', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    const parents = fc.array(fc.option(fc.constantFrom(...names, 'missing')), {
      minLength: names.length,
      maxLength: names.length,
    })
    const order = fc.shuffledSubarray(names, { minLength: names.length })
    fc.assert(
      fc.property(parents, order, order, (parentNames, first, second) => {
        const byName = new Map(
          names.map((name, index) => {
            const parent = parentNames[index]
            return [name, frame(name, parent ? shapeId(parent) : firstPageId)] as const
          }),
        )
        const inOrder = (ordered: string[]) => judge(...ordered.flatMap((name) => byName.get(name) ?? []))
        const { good } = inOrder(first)
        for (const name of names) {
          let id: string = shapeId(name)
          for (let steps = 0; id !== firstPageId; steps++) {
            expect(steps).toBeLessThan(names.length)
            id = (good.get(id) as { parentId: string }).parentId
          }
        }
        const sorted = (result: Map<string, unknown>) => [...result].sort(([a], [b]) => (a < b ? -1 : 1))
        expect(sorted(inOrder(second).good)).toEqual(sorted(good))
      }),
    )
  })
})

describe('bindings and versions', () => {
  const drawn = makeArrow({ id: 'ab', index: 'a2', from: shapeId('a'), to: shapeId('b') })

  test('bindings between shapes are good', () => {
    expect(judge(box('a'), box('b'), ...drawn).quarantined).toEqual([])
  })

  test('B5 a binding whose shape is missing is set aside, the arrow stays', () => {
    const { good, quarantined } = judge(box('a'), ...drawn)
    expect(quarantined).toEqual([{ id: expect.stringContaining('binding:'), reason: 'dangling_binding' }])
    expect(good.has(shapeId('ab'))).toBe(true)
  })

  test('a record of an older version is migrated before it is judged', () => {
    const { richText: _, ...older } = box('a').props
    const schema = { ...currentSchema, sequences: { ...currentSchema.sequences, 'com.tldraw.shape.geo': 9 } }
    const raw = { ...box('a'), props: { ...older, text: 'hello' } }
    const { good } = guardBoard(
      new Map<string, unknown>([
        [firstPageId, page],
        [raw.id, raw],
      ]),
      schema,
    )
    expect(JSON.stringify(good.get(raw.id))).toContain('"text":"hello"')
  })

  test('a board of a newer version cannot be read, this one and older can', () => {
    const at = (version: number) => ({
      ...currentSchema,
      sequences: { ...currentSchema.sequences, 'com.tldraw.shape.geo': version },
    })
    expect(canRead(currentSchema)).toBe(true)
    expect(canRead(at(9))).toBe(true)
    expect(canRead(at(999))).toBe(false)
  })
})
