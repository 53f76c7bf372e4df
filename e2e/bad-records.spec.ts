import { expect, test } from '@playwright/test'
import type * as Y from 'yjs'
import { boardRecords, boardRecordsMap, canonicalBoard, deleteRecord, writeRecord } from '@/lib/board/doc'
import { guardBoard } from '@/lib/board/guard'
import { makeArrow, makeBox, makeFrame, makeLabel, makeShapeId } from '@/lib/board/make-record'
import { currentSchema } from '@/lib/board/schema'
import { Drawer, pause, until } from './drawer'
import { type ServerProcess, startServer } from './server-process'
import { Siege } from './siege'

// Updates of sound structure that leave what nobody can show: repaired for everybody, told to their author alone.
let server: ServerProcess

test.beforeAll(async () => {
  test.setTimeout(90_000)
  server = await startServer()
})
test.afterAll(() => server.stop())

const victim = makeShapeId('mina-0')
const bad = makeShapeId('bad')

interface Bad {
  code: string
  /** The records the author is told of. */
  ids?: string[]
  leave: (doc: Y.Doc) => void
  /** What becomes of the bad record: it is gone unless said. */
  then?: (records: Map<string, unknown>) => void
}

const put = (doc: Y.Doc, changes: object) =>
  writeRecord(doc, bad, { ...makeBox({ id: 'bad', x: 1, y: 1, label: '' }), ...changes })
const change = (doc: Y.Doc, id: string, key: string, value: unknown) =>
  (boardRecordsMap(doc).get(id) as Y.Map<unknown>).set(key, value)
const props = (doc: Y.Doc, id: string) =>
  (boardRecordsMap(doc).get(id) as Y.Map<unknown>).get('props') as Y.Map<unknown>
const onPage = (records: Map<string, unknown>) =>
  expect(records.get(bad)).toMatchObject({ parentId: 'page:page' })
/** A record of Mina's: whatever Eve makes of it, it is as Mina has drawn it. */
const restored = { ids: [victim], then: () => undefined }

const kinds: Record<string, Bad> = {
  'NaN in a record of somebody else': {
    ...restored,
    code: 'invalid',
    leave: (doc) => change(doc, victim, 'rotation', NaN),
  },
  'NaN in a new record': { code: 'invalid', leave: (doc) => put(doc, { rotation: NaN }) },
  infinity: { ...restored, code: 'invalid', leave: (doc) => change(doc, victim, 'y', Infinity) },
  'negative infinity': {
    ...restored,
    code: 'invalid',
    leave: (doc) => props(doc, victim).set('h', -Infinity),
  },
  '1e300': { ...restored, code: 'out_of_bounds', leave: (doc) => change(doc, victim, 'y', 1e300) },
  'an unknown type of shape': { code: 'invalid', leave: (doc) => put(doc, { type: 'bomb' }) },
  'an unknown type of record': { code: 'unknown_type', leave: (doc) => put(doc, { typeName: 'bomb' }) },
  'a camera': {
    code: 'wrong_scope',
    ids: ['camera:page:page'],
    leave: (doc) =>
      writeRecord(doc, 'camera:page:page', {
        id: 'camera:page:page',
        typeName: 'camera',
        x: 9,
        y: 9,
        z: 1,
        meta: {},
      }),
  },
  'an instance': {
    code: 'wrong_scope',
    ids: ['instance:instance'],
    leave: (doc) =>
      writeRecord(doc, 'instance:instance', { id: 'instance:instance', typeName: 'instance', meta: {} }),
  },
  'an id that is not its key': { code: 'id_mismatch', leave: (doc) => put(doc, { id: 'shape:other' }) },
  'the id of a record of somebody else changed': {
    ...restored,
    code: 'id_mismatch',
    leave: (doc) => change(doc, victim, 'id', 'shape:other'),
  },
  'a label of 10,001 characters': {
    ...restored,
    code: 'label_too_long',
    leave: (doc) => props(doc, victim).set('richText', makeLabel('x'.repeat(10_001))),
  },
  'a record over 64 KiB': {
    code: 'too_large',
    leave: (doc) => put(doc, { meta: { blob: 'x'.repeat(65_536) } }),
  },
  'a parent that is not there': {
    code: 'missing_parent',
    leave: (doc) => put(doc, { parentId: 'shape:nowhere' }),
    then: onPage,
  },
  'its own parent': { code: 'cyclic_parent', leave: (doc) => put(doc, { parentId: bad }), then: onPage },
  'two parents of each other': {
    code: 'cyclic_parent',
    leave: (doc) => {
      const frame = (id: string, parentId: string) => ({
        ...makeFrame({ id, x: 0, y: 0, w: 9, h: 9, name: id }),
        parentId,
      })
      writeRecord(doc, bad, frame('bad', makeShapeId('worse')))
      writeRecord(doc, makeShapeId('worse'), frame('worse', bad))
    },
    then: onPage,
  },
  'the index of another shape': {
    code: 'duplicate_index',
    leave: (doc) => put(doc, { index: (boardRecords(doc).get(victim) as { index: string }).index }),
    then: (records) => expect(records.has(bad)).toBe(true),
  },
  'a binding to nothing': {
    code: 'dangling_binding',
    ids: ['binding:bad-end'],
    leave: (doc) => {
      const [arrow, start, end] = makeArrow({ id: 'bad', from: victim, to: victim })
      for (const record of [arrow, start, { ...end, toId: makeShapeId('nowhere') }])
        writeRecord(doc, record.id, record)
    },
    then: (records) => expect([records.has(bad), records.has('binding:bad-end')]).toEqual([true, false]),
  },
  'no page any more': {
    code: 'not_yours',
    ids: ['page:page'],
    leave: (doc) => deleteRecord(doc, 'page:page'),
    then: (records) => expect(records.has('page:page')).toBe(true),
  },
}

for (const [what, { code, ids = [bad], leave, then }] of Object.entries(kinds)) {
  test(`B5 ${what}: put right for everybody, and nobody is closed (D7)`, async () => {
    const siege = await Siege.lay(server)
    const { mina, ann } = siege
    const eve = await new Drawer(server.url, siege.eve, 'eve').connect()
    siege.draw()
    eve.doc.transact(() => leave(eve.doc))
    // Drawn while the bad record is on its way and being put right.
    siege.draw()
    for (let i = 0; i < 30; i++) ann.edit(i)
    await until(
      () => ids.every((id) => eve.repairs.some(({ recordId }) => recordId === id)),
      5_000,
      'Eve to be told',
    )
    await siege.settled()
    await until(
      () => canonicalBoard(eve.doc) === canonicalBoard(mina.doc),
      5_000,
      'Eve to have that board too',
    )

    for (const id of ids) expect(eve.repairs).toContainEqual({ code, recordId: id })
    expectSound(mina.doc)
    const records = boardRecords(mina.doc)
    if (then) then(records)
    else for (const id of ids) expect(records.has(id)).toBe(false)
    expect(records.get(victim)).toMatchObject({
      id: victim,
      rotation: 0,
      y: 0,
      props: { h: 68, richText: makeLabel('0') },
    })
    expect(
      [...ann.evidence()].filter((mark) => mark.startsWith('shape:ann-') && mark.includes(' ')),
    ).toHaveLength(30)
    expect([mina.repairs, ann.repairs]).toEqual([[], []])
    expect(eve.closeCodes).toEqual([])
    await siege.expectUnharmed()
    eve.destroy()
    siege.end()
  })
}

test('B5 a paste of 5 MB made offline is taken away again, and nobody is closed (D9)', async () => {
  const siege = await Siege.lay(server)
  const eve = await new Drawer(server.url, siege.eve, 'eve').connect()
  eve.provider.disconnect()
  put(eve.doc, { meta: { paste: '한'.repeat(1_700_000) } })
  eve.draw(1)
  eve.closeCodes.length = 0
  await eve.connect()
  await until(() => eve.repairs.length > 0, 10_000, 'Eve to be told')
  expect(eve.repairs).toEqual([{ code: 'too_large', recordId: bad }])
  await siege.settled()
  await until(() => siege.mina.shapes().includes('shape:eve-1'), 5_000, 'what else Eve drew')
  expect(siege.mina.shapes()).not.toContain(bad)
  expect(eve.closeCodes).toEqual([])
  await siege.expectUnharmed()
  eve.destroy()
  siege.end()
})

test('B5 whoever leaves over 20 bad records in a minute is a reader for a minute, also over a new socket', async () => {
  const siege = await Siege.lay(server)
  const { mina } = siege
  const eve = await new Drawer(server.url, siege.eve, 'eve').connect()
  for (let i = 0; i < 25; i++) {
    const id = makeShapeId(`bad-${i}`)
    writeRecord(eve.doc, id, { ...makeBox({ id: `bad-${i}`, x: NaN, y: 0, label: '' }) })
    // One frame each, and none of them too fast.
    await pause(20)
  }
  await until(() => eve.repairs.length === 21, 5_000, 'Eve to be told, until she is not heard any more')
  eve.draw(1)
  await siege.settled()
  await siege.expectUnharmed()
  eve.provider.disconnect()
  await eve.connect()
  eve.draw(2)
  await siege.expectUnharmed()
  expect(mina.shapes().filter((id) => /eve|bad/.test(id))).toEqual([])
  expectSound(mina.doc)
  // She hears what others draw.
  await until(
    () => mina.shapes().every((id) => eve.shapes().includes(id)),
    5_000,
    'Eve to see what Mina draws',
  )
  expect(eve.closeCodes.filter((code) => code >= 4000)).toEqual([])
  eve.destroy()
  siege.end()
})

const texts: Record<string, string> = {
  'from right to left': '\u202e\u2067 gnirts',
  NUL: 'a\u0000b',
  'control characters': '\u0001\u0007\u001b[31m',
  'a family of one glyph': '👨‍👩‍👧‍👦'.repeat(100),
  'Hangul in pieces': '한국어'.normalize('NFD'),
  'a thousand marks on one letter': `e${'\u0301'.repeat(1_000)}`,
  markup: '<img src=x onerror=alert(1)><script>alert(1)</script>',
  'the longest that fits': '글'.repeat(10_000),
}

for (const [what, text] of Object.entries(texts)) {
  test(`B5 a label of ${what} is the same for everybody, and stays (D9)`, async () => {
    const siege = await Siege.lay(server)
    const { mina, ann } = siege
    writeRecord(mina.doc, bad, makeBox({ id: 'bad', x: 5, y: 5, label: text }))
    await siege.settled()
    expect(boardRecords(ann.doc).get(bad)).toMatchObject({ props: { richText: makeLabel(text) } })
    expect(mina.repairs).toEqual([])
    await siege.expectUnharmed()
    siege.end()
  })
}

/** Every record can be shown as it is and where it is, and no two shapes have one place in the order. */
function expectSound(doc: Y.Doc): void {
  const { good, quarantined, moved } = guardBoard(boardRecords(doc), currentSchema)
  expect(quarantined).toEqual([])
  expect([...moved]).toEqual([])
  const places = [...good.values()].flatMap((record) =>
    record.typeName === 'shape' ? [`${record.parentId} ${record.index}`] : [],
  )
  expect(new Set(places).size).toBe(places.length)
}
