/** What the matrices of B1 and B2 are made of: the properties of a shape, the ways to be apart, and the judge. */
import { type RecordsDiff, reverseRecordsDiff } from '@tldraw/store'
import type { TLRecord, TLShape } from '@tldraw/tlschema'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { boards, box, type Desk, desk, frame, settle, shapeId, shown } from '@/components/canvas/testing'
import { boardRecords, canonicalBoard } from '@/lib/board/doc'
import { guardBoard } from '@/lib/board/guard'
import { makeLabel } from '@/lib/board/make-record'
import { currentSchema } from '@/lib/board/schema'

/** A property of the shape `s`, by its path, and what each of two people makes of it. */
export type Property = readonly [path: string, mine: unknown, theirs: unknown]

/** A new property of shapes is one line here, and meets every other in both matrices. */
export const properties: readonly Property[] = [
  ['x', 10, 20],
  ['y', 30, 40],
  ['rotation', 0.5, 1],
  ['opacity', 0.25, 0.75],
  ['index', 'a5', 'a7'],
  ['parentId', 'shape:f1', 'shape:f2'],
  ['isLocked', true, true],
  ['props.w', 300, 400],
  ['props.h', 310, 410],
  ['props.color', 'red', 'blue'],
  ['props.geo', 'ellipse', 'diamond'],
  ['props.richText', makeLabel('mine'), makeLabel('theirs')],
  ['meta.a', 'mine', 'theirs'],
  ['meta.b', { deep: ['mine'] }, { deep: ['theirs'] }],
]

/** Every property of mine beside every property of theirs. */
export const propertyPairs = properties.flatMap((mine) =>
  properties.map((theirs) => [mine[0], theirs[0], mine, theirs] as const),
)

/** The shape `s` and the two frames it can be put into. */
export const sheet: readonly TLRecord[] = [frame('f1'), frame('f2'), box('s')]

export const ways = ['online', 'offline'] as const
export type Way = (typeof ways)[number]

/** Two people who have both seen what `start` drew. */
export function pair(...start: TLRecord[]): [Desk, Desk] {
  const [a, b] = boards(2).map((doc) => desk(doc)) as [Desk, Desk]
  a.store.put(start)
  settle(a, b)
  return [a, b]
}

/**
 * What both have done reaches the other. Offline: both have written before either hears. Online: the first
 * one's change arrives while the other's still waits for its frame, and is written onto it.
 */
export function meet(way: Way, first: Desk, second: Desk): void {
  if (way === 'online') {
    first.binding.flush()
    Y.applyUpdate(second.doc, Y.encodeStateAsUpdate(first.doc, Y.encodeStateVector(second.doc)), 'remote')
  }
  settle(first, second)
}

export const get = (desk: Desk, name: string) => desk.store.get(shapeId(name)) as TLShape | undefined

/** What lies at a path of the shape `s`; undefined too when there is no shape. */
export function valueAt(desk: Desk, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], get(desk, 's'))
}

/** Changes one property of the shape `s`. */
export function set(desk: Desk, path: string, value: unknown): void {
  const [key, inner] = path.split('.') as [keyof TLShape, string?]
  change(desk, 's', (shape) => ({
    [key]: inner === undefined ? value : { ...(shape[key] as object), [inner]: value },
  }))
}

/** Changes a shape, if it is there. */
export function change(desk: Desk, name: string, to: (shape: TLShape) => object): void {
  if (!desk.store.has(shapeId(name))) return
  desk.store.update(shapeId(name), (shape) => ({ ...shape, ...to(shape as TLShape) }) as TLShape)
}

export type Step = RecordsDiff<TLRecord>

/** Does something as the editor's history records it. */
export function act(desk: Desk, task: () => void): Step {
  return desk.store.extractingChanges(task)
}

export function undo(desk: Desk, step: Step): void {
  desk.store.applyDiff(reverseRecordsDiff(step), { ignoreEphemeralKeys: true })
}

export function redo(desk: Desk, step: Step): void {
  desk.store.applyDiff(step, { ignoreEphemeralKeys: true })
}

/** All have one board; a browser that opens it now shows the same; and what is shown would pass the guard as it is. */
export function expectEqualAndValid(...desks: Desk[]): void {
  const [first] = desks as [Desk]
  for (const one of [...desks, desk(first.doc)]) {
    expect(canonicalBoard(one.doc)).toBe(canonicalBoard(first.doc))
    expect(shown(one.store)).toEqual(shown(first.store))
  }
  const onScreen = guardBoard(new Map(Object.entries(shown(first.store))), currentSchema)
  expect(onScreen.quarantined).toEqual([])
  expect([...onScreen.moved]).toEqual([])
  // What is written may hang on what is gone: the server repairs that. Nothing else may be wrong with it.
  const written = guardBoard(boardRecords(first.doc), currentSchema)
  expect(written.quarantined.filter(({ reason }) => reason !== 'dangling_binding')).toEqual([])
}
