/** B1 as matrices: every property against every other, and every change of a record against every other. */
import type { TLShape } from '@tldraw/tlschema'
import { describe, expect, test } from 'vitest'
import {
  change,
  expectEqualAndValid,
  get,
  meet,
  pair,
  properties,
  propertyPairs,
  set,
  sheet,
  valueAt,
  ways,
} from '@/components/canvas/matrix'
import { box, type Desk, frame, shapeId } from '@/components/canvas/testing'
import { firstPageId } from '@/lib/board/doc'
import { makeArrow, makeGroup } from '@/lib/board/make-record'

describe.each(ways)('two people change one shape, %s', (way) => {
  test.each(propertyPairs)('B1 %s and %s', (_mine, _theirs, [path, mine], [otherPath, _, theirs]) => {
    const [a, b] = pair(...sheet)
    set(a, path, mine)
    set(b, otherPath, theirs)
    meet(way, a, b)
    expectEqualAndValid(a, b)
    if (path === otherPath) {
      // One value, the last writer's, and never a mixture.
      expect([mine, theirs]).toContainEqual(valueAt(a, path))
    } else {
      expect(valueAt(b, path)).toEqual(mine)
      expect(valueAt(a, otherPath)).toEqual(theirs)
    }
  })

  test.each(properties)('B1 deleting wins over a change of %s, whoever of the two deletes', (path, mine) => {
    for (const order of [0, 1]) {
      const people = pair(...sheet)
      const [editor, deleter] = order ? people : ([...people].reverse() as [Desk, Desk])
      set(editor, path, mine)
      deleter.store.remove([shapeId('s')])
      meet(way, ...people)
      expectEqualAndValid(...people)
      expect(get(editor, 's')).toBeUndefined()
    }
  })
})

const arrow = makeArrow({ id: 'arrow', index: 'a9', from: shapeId('s'), to: shapeId('t') })
const arrowIds = arrow.map(({ id }) => id)
const member = (name: string, parent: string) => box(name, { parentId: shapeId(parent) })
const parentOf = (desk: Desk, name: string) => get(desk, name)?.parentId
const moveInto = (desk: Desk, name: string, parentId: TLShape['parentId']) =>
  change(desk, name, () => ({ parentId }))
const paint = (desk: Desk, name: string) =>
  change(desk, name, ({ props }) => ({ props: { ...props, color: 'red' } }))

/** As the editor groups: the group is made, and its members are put into it, moved by where it lies. */
function groupTogether(desk: Desk, id: string, ...names: string[]): void {
  desk.store.put([makeGroup({ id, x: 10, y: 10, index: 'a8' })])
  for (const name of names) change(desk, name, ({ x }) => ({ parentId: shapeId(id), x: x - 10 }))
}

/** As the editor ungroups: the members go back to the page, and the group is removed. */
function ungroup(desk: Desk, id: string, ...names: string[]): void {
  for (const name of names) change(desk, name, ({ x }) => ({ parentId: firstPageId, x: x + 10 }))
  desk.store.remove([shapeId(id)])
}

/** As the editor deletes: what lies inside and what is bound to it goes along. */
function removeAll(desk: Desk, ...ids: string[]): void {
  desk.store.remove(ids as TLShape['id'][])
}

interface Meeting {
  start: Parameters<typeof pair>[1][]
  mine: (desk: Desk) => void
  theirs: (desk: Desk) => void
  /** What holds for everybody then. */
  then: (desk: Desk) => void
}

const two = [box('s'), box('t', { x: 300 })]
const inGroup = [makeGroup({ id: 'g', x: 10, y: 10, index: 'a2' }), member('s', 'g'), member('t', 'g')]

const meetings: Record<string, Meeting> = {
  'delete × delete: gone': {
    start: two,
    mine: (desk) => removeAll(desk, shapeId('s')),
    theirs: (desk) => removeAll(desk, shapeId('s')),
    then: (desk) => expect(get(desk, 's')).toBeUndefined(),
  },
  'make × make of one id: one shape, with the later changes of both': {
    start: [],
    mine: (desk) => {
      desk.store.put([box('s')])
      desk.binding.flush()
      change(desk, 's', () => ({ x: 10 }))
    },
    theirs: (desk) => {
      if (!get(desk, 's')) desk.store.put([box('s')])
      desk.binding.flush()
      change(desk, 's', () => ({ y: 20 }))
    },
    then: (desk) => expect(get(desk, 's')).toMatchObject({ x: 10, y: 20 }),
  },
  'order × order of one shape: one of the two': {
    start: two,
    mine: (desk) => set(desk, 'index', 'a5'),
    theirs: (desk) => set(desk, 'index', 'a6'),
    then: (desk) => expect(['a5', 'a6']).toContain(get(desk, 's')?.index),
  },
  'order × order: two shapes put at the same place of the order stay both': {
    start: two,
    mine: (desk) => change(desk, 's', () => ({ index: 'a5' })),
    theirs: (desk) => change(desk, 't', () => ({ index: 'a5' })),
    then: (desk) => expect([get(desk, 's')?.index, get(desk, 't')?.index]).toEqual(['a5', 'a5']),
  },
  'order × delete: gone': {
    start: two,
    mine: (desk) => set(desk, 'index', 'a5'),
    theirs: (desk) => removeAll(desk, shapeId('s')),
    then: (desk) => expect(get(desk, 's')).toBeUndefined(),
  },
  'group × change of a member: grouped, and changed': {
    start: two,
    mine: (desk) => groupTogether(desk, 'g', 's', 't'),
    theirs: (desk) => paint(desk, 's'),
    then: (desk) => {
      expect(get(desk, 's')).toMatchObject({ parentId: shapeId('g'), x: -10, props: { color: 'red' } })
      expect(parentOf(desk, 't')).toBe(shapeId('g'))
    },
  },
  'group × delete of a member: the others are grouped': {
    start: two,
    mine: (desk) => groupTogether(desk, 'g', 's', 't'),
    theirs: (desk) => removeAll(desk, shapeId('s')),
    then: (desk) => expect([get(desk, 's'), parentOf(desk, 't')]).toEqual([undefined, shapeId('g')]),
  },
  'group × group of the same shapes: each lies in one of the two': {
    start: two,
    mine: (desk) => groupTogether(desk, 'g', 's', 't'),
    theirs: (desk) => groupTogether(desk, 'h', 's', 't'),
    then: (desk) => {
      for (const name of ['s', 't']) expect([shapeId('g'), shapeId('h')]).toContain(parentOf(desk, name))
    },
  },
  'ungroup × change of a member: on the page, and changed': {
    start: inGroup,
    mine: (desk) => ungroup(desk, 'g', 's', 't'),
    theirs: (desk) => paint(desk, 's'),
    then: (desk) => {
      expect(get(desk, 's')).toMatchObject({ parentId: firstPageId, x: 10, props: { color: 'red' } })
      expect(get(desk, 'g')).toBeUndefined()
    },
  },
  'ungroup × another shape put into the group: that lies on the page': {
    start: [...inGroup, box('u')],
    mine: (desk) => ungroup(desk, 'g', 's', 't'),
    theirs: (desk) => moveInto(desk, 'u', shapeId('g')),
    then: (desk) => expect(parentOf(desk, 'u')).toBe(firstPageId),
  },
  'ungroup × ungroup: on the page': {
    start: inGroup,
    mine: (desk) => ungroup(desk, 'g', 's', 't'),
    theirs: (desk) => get(desk, 'g') && ungroup(desk, 'g', 's', 't'),
    then: (desk) => expect([parentOf(desk, 's'), get(desk, 'g')]).toEqual([firstPageId, undefined]),
  },
  'delete of a group × change of a member: both gone': {
    start: inGroup,
    mine: (desk) => removeAll(desk, ...['g', 's', 't'].map(shapeId)),
    theirs: (desk) => paint(desk, 's'),
    then: (desk) => expect(['g', 's', 't'].map((name) => get(desk, name))).toEqual(Array(3).fill(undefined)),
  },
  'delete of a frame × a shape put into it: that lies on the page': {
    start: [frame('f'), box('s')],
    mine: (desk) => removeAll(desk, shapeId('f')),
    theirs: (desk) => moveInto(desk, 's', shapeId('f')),
    then: (desk) => expect([get(desk, 'f'), parentOf(desk, 's')]).toEqual([undefined, firstPageId]),
  },
  'delete of a frame × a shape drawn in it: that lies on the page': {
    start: [frame('f')],
    mine: (desk) => removeAll(desk, shapeId('f')),
    theirs: (desk) => desk.store.put([member('s', 'f')]),
    then: (desk) => expect(parentOf(desk, 's')).toBe(firstPageId),
  },
  'a shape into a frame × the frame into another: both': {
    start: [frame('f'), frame('g'), box('s')],
    mine: (desk) => moveInto(desk, 's', shapeId('f')),
    theirs: (desk) => moveInto(desk, 'f', shapeId('g')),
    then: (desk) => expect([parentOf(desk, 's'), parentOf(desk, 'f')]).toEqual([shapeId('f'), shapeId('g')]),
  },
  'a frame into another × that one into the first: a tree, and no cycle': {
    start: [frame('f'), frame('g'), member('s', 'f'), member('t', 'g')],
    mine: (desk) => moveInto(desk, 'f', shapeId('g')),
    theirs: (desk) => moveInto(desk, 'g', shapeId('f')),
    then: (desk) => {
      expect([parentOf(desk, 'f'), parentOf(desk, 'g')]).toContain(firstPageId)
      expect([parentOf(desk, 's'), parentOf(desk, 't')]).toEqual([shapeId('f'), shapeId('g')])
    },
  },
  'a chain of three frames closed by two legal moves: a tree': {
    start: [frame('f'), frame('g'), frame('h', shapeId('g'))],
    mine: (desk) => moveInto(desk, 'f', shapeId('h')),
    theirs: (desk) => moveInto(desk, 'g', shapeId('f')),
    then: (desk) => expect(['f', 'g', 'h'].map((name) => parentOf(desk, name))).toContain(firstPageId),
  },
  'delete of an arrow’s end × change of the arrow: the arrow stays without that hold, and changed': {
    start: [...two, ...arrow],
    mine: (desk) => removeAll(desk, shapeId('t'), 'binding:arrow-end'),
    theirs: (desk) => paint(desk, 'arrow'),
    then: (desk) => {
      expect(get(desk, 'arrow')).toMatchObject({ props: { color: 'red' } })
      expect(arrowIds.map((id) => desk.store.has(id))).toEqual([true, true, false])
    },
  },
  'delete of a shape × an arrow drawn to it: the arrow stays without that hold': {
    start: two,
    mine: (desk) => removeAll(desk, shapeId('t')),
    theirs: (desk) => desk.store.put(arrow),
    then: (desk) => expect(arrowIds.map((id) => desk.store.has(id))).toEqual([true, true, false]),
  },
  'delete of an arrow × its end bound elsewhere: arrow and bindings are gone': {
    start: [...two, box('u'), ...arrow],
    mine: (desk) => removeAll(desk, ...arrowIds),
    theirs: (desk) =>
      desk.store.has('binding:arrow-end' as never) && desk.store.put([{ ...arrow[2], toId: shapeId('u') }]),
    then: (desk) => expect(arrowIds.map((id) => desk.store.has(id))).toEqual([false, false, false]),
  },
  'delete of one end × delete of the other: the arrow stays with no hold': {
    start: [...two, ...arrow],
    mine: (desk) => removeAll(desk, shapeId('s'), 'binding:arrow-start'),
    theirs: (desk) => removeAll(desk, shapeId('t'), 'binding:arrow-end'),
    then: (desk) => expect(arrowIds.map((id) => desk.store.has(id))).toEqual([true, false, false]),
  },
}

describe.each(ways)('two people change the board, %s', (way) => {
  test.each(Object.entries(meetings))('B1 B4 %s', (_, { start, mine, theirs, then }) => {
    // Whoever has the larger clientID wins where one must: both ways round.
    for (const order of [0, 1]) {
      const people = pair(...start)
      const [first, second] = order ? people : ([...people].reverse() as [Desk, Desk])
      mine(first)
      theirs(second)
      meet(way, first, second)
      expectEqualAndValid(...people)
      for (const desk of people) then(desk)
    }
  })

  test.each(Object.entries(meetings))('B1 B4 %s, and then both go on drawing', (_, meeting) => {
    const [a, b] = pair(...meeting.start)
    meeting.mine(a)
    meeting.theirs(b)
    meet(way, a, b)
    a.store.put([box('later-a')])
    b.store.put([box('later-b')])
    paint(a, 's')
    change(b, 's', () => ({ y: 77 }))
    meet(way, a, b)
    expectEqualAndValid(a, b)
    if (get(a, 's')) expect(get(b, 's')).toMatchObject({ y: 77, props: { color: 'red' } })
    expect([get(a, 'later-b'), get(b, 'later-a')]).not.toContain(undefined)
  })
})
