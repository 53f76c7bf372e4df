/**
 * Three people do whatever comes into their heads, apart and together, and undo some of it. In the end
 * every document and every store is equal. A seed that failed is added to `knownSeeds` and stays.
 */
import { reverseRecordsDiff, type RecordsDiff } from '@tldraw/store'
import { isShape, isShapeId, type TLRecord, type TLShape } from '@tldraw/tlschema'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  boards,
  box,
  type Desk,
  desk,
  exchange,
  frame,
  settle,
  shapeId,
  shown,
} from '@/components/canvas/testing'
import { canonicalBoard, firstPageId } from '@/lib/board/doc'

const runs = 60
const knownSeeds: number[] = []

const names = ['a', 'b', 'c', 'd', 'e']
const name = fc.constantFrom(...names)
const person = fc.nat(2)
const operation = fc.oneof(
  fc.record({ kind: fc.constant('make' as const), person, name, isFrame: fc.boolean() }),
  fc.record({ kind: fc.constant('move' as const), person, name, x: fc.integer({ min: -500, max: 500 }) }),
  fc.record({ kind: fc.constant('resize' as const), person, name, w: fc.integer({ min: 1, max: 500 }) }),
  fc.record({ kind: fc.constant('reparent' as const), person, name, parent: fc.option(name) }),
  fc.record({ kind: fc.constant('remove' as const), person, name }),
  fc.record({ kind: fc.constant('undo' as const), person }),
  fc.record({ kind: fc.constant('wait' as const), person, ms: fc.nat(80) }),
  fc.record({ kind: fc.constant('meet' as const), person, other: person }),
)
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never

interface Person extends Desk {
  history: RecordsDiff<TLRecord>[]
}

function perform(people: Person[], step: Operation): void {
  const me = people[step.person] as Person
  const act = (task: () => void) => me.history.push(me.store.extractingChanges(task))
  const edit = (target: string, changes: (shape: TLShape) => Partial<TLShape>) => {
    if (me.store.has(shapeId(target)))
      act(() =>
        me.store.update(shapeId(target), (shape) => ({ ...shape, ...changes(shape as TLShape) }) as TLShape),
      )
  }
  switch (step.kind) {
    case 'make':
      if (!me.store.has(shapeId(step.name)))
        act(() => me.store.put([step.isFrame ? frame(step.name) : box(step.name)]))
      break
    case 'move':
      edit(step.name, () => ({ x: step.x }))
      break
    case 'resize':
      edit(step.name, (shape) => ({ props: { ...shape.props, w: step.w } as TLShape['props'] }))
      break
    case 'reparent': {
      const parent = step.parent && me.store.has(shapeId(step.parent)) ? shapeId(step.parent) : firstPageId
      if (!reaches(me, parent, shapeId(step.name))) edit(step.name, () => ({ parentId: parent }))
      break
    }
    case 'remove':
      if (me.store.has(shapeId(step.name))) act(() => me.store.remove([shapeId(step.name)]))
      break
    case 'undo': {
      const last = me.history.pop()
      if (last) me.store.applyDiff(reverseRecordsDiff(last))
      break
    }
    case 'wait':
      me.clock.turn(step.ms)
      break
    case 'meet':
      exchange(me.doc, (people[step.other] as Person).doc)
  }
}

/** Whether `target` is `start` or above it: an editor would not let anyone put it in there. */
function reaches(me: Person, start: TLShape['parentId'], target: string): boolean {
  for (let id: TLShape['parentId'] | undefined = start; id;) {
    if (id === target) return true
    id = isShapeId(id) ? me.store.get(id)?.parentId : undefined
  }
  return false
}

function depth(me: Person, shape: TLShape): number {
  let steps = 0
  for (
    let id: TLShape['parentId'] | undefined = shape.parentId;
    id && isShapeId(id) && steps <= names.length;
    steps++
  ) {
    id = me.store.get(id)?.parentId
  }
  return steps
}

function run(operations: Operation[]): void {
  const people = boards(3).map((doc) => Object.assign(desk(doc), { history: [] })) as Person[]
  for (const step of operations) {
    perform(people, step)
    for (const me of people) {
      for (const record of me.store.allRecords())
        if (isShape(record)) expect(depth(me, record)).toBeLessThanOrEqual(names.length)
    }
  }
  settle(...people)
  const [first, ...others] = people as [Person, ...Person[]]
  for (const other of others) {
    expect(canonicalBoard(other.doc)).toBe(canonicalBoard(first.doc))
    expect(shown(other.store)).toEqual(shown(first.store))
  }
  expect(shown(desk(first.doc).store)).toEqual(shown(first.store))
}

const property = fc.property(fc.array(operation, { minLength: 20, maxLength: 80 }), run)

test('B1 B4 three stores are equal in the end, whatever was drawn, undone and exchanged', () => {
  fc.assert(property, { numRuns: runs })
}, 60_000)

test.each(knownSeeds)('seed %i converges', (seed) => {
  fc.assert(property, { seed, numRuns: runs })
})
