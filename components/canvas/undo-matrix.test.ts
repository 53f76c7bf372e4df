/** B2 as matrices: what one undoes and redoes of each property, beside what somebody else made of each. */
import { describe, expect, test } from 'vitest'
import {
  act,
  change,
  expectEqualAndValid,
  get,
  meet,
  pair,
  properties,
  propertyPairs,
  redo,
  set,
  sheet,
  type Step,
  undo,
  valueAt,
  ways,
} from '@/components/canvas/matrix'
import { box, type Desk, settle, shapeId } from '@/components/canvas/testing'
import { firstPageId } from '@/lib/board/doc'
import { makeArrow, makeGroup } from '@/lib/board/make-record'

const before = (path: string) => valueAt(pair(...sheet)[0], path)

describe.each(ways)('one undoes a change of a shape that somebody else changed too, %s', (way) => {
  test.each(propertyPairs)(
    'B2 my %s, their %s since',
    (_mine, _theirs, [path, mine], [otherPath, _, theirs]) => {
      const [a, b] = pair(...sheet)
      const step = act(a, () => set(a, path, mine))
      settle(a, b)
      set(b, otherPath, theirs)
      // Online, mine is undone before theirs has left them.
      if (way === 'offline') settle(a, b)
      undo(a, step)
      meet(way, b, a)
      expectEqualAndValid(a, b)
      if (path === otherPath) {
        // Theirs is the last that was written, unless they wrote what was there, or both wrote at once.
        if (way === 'offline' && mine !== theirs) expect(valueAt(a, path)).toEqual(theirs)
        return
      }
      expect(valueAt(b, path)).toEqual(before(path))
      expect(valueAt(b, otherPath)).toEqual(theirs)
      redo(a, step)
      settle(a, b)
      expectEqualAndValid(a, b)
      expect(valueAt(b, path)).toEqual(mine)
      expect(valueAt(b, otherPath)).toEqual(theirs)
    },
  )

  test.each(propertyPairs)(
    'B2 their %s, my %s, made at once, and each undoes and redoes',
    (_theirs, _mine, [otherPath, _, theirs], [path, mine]) => {
      const [a, b] = pair(...sheet)
      const mySteps = act(a, () => set(a, path, mine))
      const theirSteps = act(b, () => set(b, otherPath, theirs))
      meet(way, a, b)
      undo(b, theirSteps)
      settle(a, b)
      expectEqualAndValid(a, b)
      if (path !== otherPath) {
        expect(valueAt(a, path)).toEqual(mine)
        expect(valueAt(a, otherPath)).toEqual(before(otherPath))
      }
      redo(b, theirSteps)
      undo(a, mySteps)
      settle(a, b)
      expectEqualAndValid(a, b)
      if (path !== otherPath) {
        expect(valueAt(a, path)).toEqual(before(path))
        expect(valueAt(a, otherPath)).toEqual(theirs)
      }
    },
  )

  test.each(properties)(
    'B2 what I did to %s after somebody else goes back to theirs',
    (path, mine, theirs) => {
      const [a, b] = pair(...sheet)
      set(b, path, theirs)
      settle(a, b)
      const step = act(a, () => set(a, path, mine))
      meet(way, a, b)
      undo(a, step)
      settle(a, b)
      expectEqualAndValid(a, b)
      expect(valueAt(b, path)).toEqual(theirs)
    },
  )

  test.each(properties)('B2 undoing my %s does not bring back what they deleted', (path, mine) => {
    const [a, b] = pair(...sheet)
    const step = act(a, () => set(a, path, mine))
    settle(a, b)
    b.store.remove([shapeId('s')])
    if (way === 'offline') settle(a, b)
    undo(a, step)
    meet(way, b, a)
    redo(a, step)
    settle(a, b)
    expectEqualAndValid(a, b)
    expect(get(a, 's')).toBeUndefined()
  })

  test.each(properties)('B2 undoing my deletion brings the shape back with their %s', (path, _, theirs) => {
    const [a, b] = pair(...sheet)
    set(b, path, theirs)
    settle(a, b)
    const step = act(a, () => a.store.remove([shapeId('s')]))
    meet(way, a, b)
    undo(a, step)
    settle(a, b)
    expectEqualAndValid(a, b)
    expect(valueAt(b, path)).toEqual(theirs)
    redo(a, step)
    settle(a, b)
    expect(get(b, 's')).toBeUndefined()
  })
})

interface Story {
  start: Parameters<typeof pair>
  mine: (desk: Desk) => void
  theirs: (desk: Desk) => unknown
  /** What holds for everybody when mine is undone after theirs. */
  undone: (desk: Desk) => void
  redone?: (desk: Desk) => void
}

const two: Parameters<typeof pair> = [box('s'), box('t', { x: 300 })]
const arrow = makeArrow({ id: 'arrow', index: 'a9', from: shapeId('s'), to: shapeId('t') })
const remove = (desk: Desk, ...ids: string[]) =>
  desk.store.remove(ids as Parameters<Desk['store']['remove']>[0])
const parents = (desk: Desk, ...names: string[]) => names.map((name) => get(desk, name)?.parentId)
const isThere = (desk: Desk, ...ids: string[]) => ids.map((id) => desk.store.has(id as never))
const groupTogether = (desk: Desk) => {
  desk.store.put([makeGroup({ id: 'g', x: 10, y: 0, index: 'a8' })])
  for (const name of ['s', 't']) change(desk, name, ({ x }) => ({ parentId: shapeId('g'), x: x - 10 }))
}
const ungroup = (desk: Desk) => {
  for (const name of ['s', 't']) change(desk, name, ({ x }) => ({ parentId: firstPageId, x: x + 10 }))
  remove(desk, shapeId('g'))
}
const grouped: Parameters<typeof pair> = [
  makeGroup({ id: 'g', x: 10, y: 0, index: 'a8' }),
  box('s', { parentId: shapeId('g') }),
  box('t', { parentId: shapeId('g') }),
]

const stories: Record<string, Story> = {
  'my deletion, and they deleted it too: back': {
    start: two,
    mine: (desk) => remove(desk, shapeId('s')),
    theirs: (desk) => remove(desk, shapeId('s')),
    undone: (desk) => expect(isThere(desk, 'shape:s')).toEqual([true]),
    redone: (desk) => expect(isThere(desk, 'shape:s')).toEqual([false]),
  },
  'my drawing, and they changed it: gone': {
    start: two,
    mine: (desk) => desk.store.put([box('u')]),
    theirs: (desk) => change(desk, 'u', () => ({ x: 5 })),
    undone: (desk) => expect(isThere(desk, 'shape:u')).toEqual([false]),
    redone: (desk) => expect(isThere(desk, 'shape:u')).toEqual([true]),
  },
  'my drawing, and they deleted it: gone': {
    start: two,
    mine: (desk) => desk.store.put([box('u')]),
    theirs: (desk) => get(desk, 'u') && remove(desk, 'shape:u'),
    undone: (desk) => expect(isThere(desk, 'shape:u')).toEqual([false]),
  },
  'my change of the order, and they deleted the neighbour': {
    start: two,
    mine: (desk) => change(desk, 's', () => ({ index: 'a5' })),
    theirs: (desk) => remove(desk, 'shape:t'),
    undone: (desk) => expect(get(desk, 's')?.index).toBe('a1'),
    redone: (desk) => expect(get(desk, 's')?.index).toBe('a5'),
  },
  'my grouping, and they coloured a member: apart again, and coloured': {
    start: two,
    mine: groupTogether,
    theirs: (desk) => change(desk, 's', ({ props }) => ({ props: { ...props, color: 'red' } })),
    undone: (desk) => {
      expect(parents(desk, 's', 't', 'g')).toEqual([firstPageId, firstPageId, undefined])
      expect(get(desk, 's')).toMatchObject({ x: 0, props: { color: 'red' } })
    },
    redone: (desk) => {
      expect(parents(desk, 's', 't', 'g')).toEqual([shapeId('g'), shapeId('g'), firstPageId])
      expect(get(desk, 's')).toMatchObject({ x: -10, props: { color: 'red' } })
    },
  },
  'my grouping, and they put another shape into the group: that lies on the page': {
    start: [...two, box('u')],
    mine: groupTogether,
    theirs: (desk) => get(desk, 'g') && change(desk, 'u', () => ({ parentId: shapeId('g') })),
    undone: (desk) => expect(parents(desk, 's', 't', 'u')).toEqual(Array(3).fill(firstPageId)),
  },
  'my grouping, and they deleted a member: the other is apart again': {
    start: two,
    mine: groupTogether,
    theirs: (desk) => remove(desk, 'shape:s'),
    undone: (desk) => expect(parents(desk, 's', 't', 'g')).toEqual([undefined, firstPageId, undefined]),
  },
  'my ungrouping, and they coloured a member: together again, and coloured': {
    start: grouped,
    mine: ungroup,
    theirs: (desk) => change(desk, 's', ({ props }) => ({ props: { ...props, color: 'red' } })),
    undone: (desk) => {
      expect(parents(desk, 's', 't', 'g')).toEqual([shapeId('g'), shapeId('g'), firstPageId])
      expect(get(desk, 's')).toMatchObject({ x: 0, props: { color: 'red' } })
    },
    redone: (desk) => expect(parents(desk, 's', 't', 'g')).toEqual([firstPageId, firstPageId, undefined]),
  },
  'my arrow, and they deleted its end: all of it is gone': {
    start: two,
    mine: (desk) => desk.store.put(arrow),
    theirs: (desk) => remove(desk, 'shape:t', 'binding:arrow-end'),
    undone: (desk) => expect(isThere(desk, ...arrow.map(({ id }) => id))).toEqual([false, false, false]),
  },
  'my deletion of an arrow, and they deleted its end: back without that hold': {
    start: [...two, ...arrow],
    mine: (desk) => remove(desk, ...arrow.map(({ id }) => id)),
    theirs: (desk) => remove(desk, 'shape:t', 'binding:arrow-end'),
    undone: (desk) => expect(isThere(desk, ...arrow.map(({ id }) => id))).toEqual([true, true, false]),
  },
  'my deletion of an arrow’s end, and they coloured the arrow: bound again, and coloured': {
    start: [...two, ...arrow],
    mine: (desk) => remove(desk, 'shape:t', 'binding:arrow-end'),
    theirs: (desk) => change(desk, 'arrow', ({ props }) => ({ props: { ...props, color: 'red' } })),
    undone: (desk) => {
      expect(isThere(desk, 'shape:t', ...arrow.map(({ id }) => id))).toEqual([true, true, true, true])
      expect(get(desk, 'arrow')).toMatchObject({ props: { color: 'red' } })
    },
  },
}

describe('undo and redo of mine after theirs', () => {
  test.each(Object.entries(stories))('B2 %s', (_, { start, mine, theirs, undone, redone }) => {
    for (const order of [0, 1]) {
      const people = pair(...start)
      const [me, other] = order ? people : ([...people].reverse() as [Desk, Desk])
      const step = act(me, () => mine(me))
      settle(...people)
      theirs(other)
      settle(...people)
      undo(me, step)
      settle(...people)
      expectEqualAndValid(...people)
      people.forEach(undone)
      if (!redone) continue
      redo(me, step)
      settle(...people)
      expectEqualAndValid(...people)
      people.forEach(redone)
    }
  })

  test.each(Object.entries(stories))('B2 %s, theirs made apart', (_, { start, mine, theirs, undone }) => {
    for (const order of [0, 1]) {
      const people = pair(...start)
      const [me, other] = order ? people : ([...people].reverse() as [Desk, Desk])
      const step = act(me, () => mine(me))
      me.binding.flush()
      theirs(other)
      settle(...people)
      undo(me, step)
      settle(...people)
      expectEqualAndValid(...people)
      people.forEach(undone)
    }
  })
})

describe('both undo', () => {
  const steps = (people: [Desk, Desk], task: (desk: Desk) => void) =>
    people.map((desk) => act(desk, () => task(desk))) as [Step, Step]

  test('B2 both undo their deletion of one shape, and draw on in it: one shape with what both drew', () => {
    const people = pair(...two)
    const [a, b] = people
    const [mine, theirs] = steps(people, (desk) => remove(desk, 'shape:s'))
    settle(a, b)
    undo(a, mine)
    undo(b, theirs)
    a.binding.flush()
    b.binding.flush()
    change(a, 's', () => ({ x: 10 }))
    change(b, 's', () => ({ y: 20 }))
    settle(a, b)
    expectEqualAndValid(a, b)
    expect(get(a, 's')).toMatchObject({ x: 10, y: 20 })
  })

  test('B2 both undo their change of one property: as it was', () => {
    for (const [path, mine, theirs] of properties) {
      const [a, b] = pair(...sheet)
      const myStep = act(a, () => set(a, path, mine))
      const theirStep = act(b, () => set(b, path, theirs))
      settle(a, b)
      undo(a, myStep)
      undo(b, theirStep)
      settle(a, b)
      expectEqualAndValid(a, b)
      expect(valueAt(a, path)).toEqual(before(path))
    }
  })

  test('B2 they undo their deletion after I drew on the page: mine stays', () => {
    const [a, b] = pair(...two)
    const theirs = act(b, () => remove(b, 'shape:s'))
    settle(a, b)
    a.store.put([box('u')])
    undo(b, theirs)
    settle(a, b)
    expectEqualAndValid(a, b)
    expect(isThere(a, 'shape:s', 'shape:t', 'shape:u')).toEqual([true, true, true])
  })
})
