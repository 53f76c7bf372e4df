import { reverseRecordsDiff, type RecordsDiff, squashRecordDiffs } from '@tldraw/store'
import type { TLRecord, TLShape } from '@tldraw/tlschema'
import { describe, expect, test } from 'vitest'
import { boards, box, type Desk, desk, frame, settle, shapeId, testStore } from '@/components/canvas/testing'
import { rebaseUndo } from '@/components/canvas/undo'
import { firstPageId } from '@/lib/board/doc'
import { makeArrow } from '@/lib/board/make-record'

type Diff = RecordsDiff<TLRecord>

/** Two people at one board who have both seen what `start` drew. */
function pair(...start: TLRecord[]): [Desk, Desk] {
  const [a, b] = boards(2).map((doc) => desk(doc)) as [Desk, Desk]
  a.store.put(start)
  settle(a, b)
  return [a, b]
}

/** Does something as the editor's history would record it. */
function act(desk: Desk, task: () => void): Diff {
  return desk.store.extractingChanges(task)
}

function undo(desk: Desk, diff: Diff): void {
  desk.store.applyDiff(reverseRecordsDiff(diff), { ignoreEphemeralKeys: true })
}

function redo(desk: Desk, diff: Diff): void {
  desk.store.applyDiff(diff, { ignoreEphemeralKeys: true })
}

function change(desk: Desk, name: string, changes: Partial<TLShape>, props: object = {}): void {
  desk.store.update(
    shapeId(name),
    (shape) => ({ ...shape, ...changes, props: { ...(shape as TLShape).props, ...props } }) as TLShape,
  )
}

/** Lets somebody else do something that both see; the history records none of it. */
function meanwhile(a: Desk, b: Desk, task: () => void): Diff[] {
  settle(a, b)
  task()
  settle(a, b)
  return []
}

const get = (desk: Desk, name: string) => desk.store.get(shapeId(name)) as TLShape | undefined

describe('undo and redo', () => {
  test("B2 undo and redo leave another's change inside the same shape alone", () => {
    const [a, b] = pair(box('s'))
    const mine = act(a, () => change(a, 's', { x: 10 }, { color: 'red' }))
    settle(a, b)
    change(b, 's', { y: 20 }, { w: 300 })
    settle(a, b)
    undo(a, mine)
    settle(a, b)
    expect(get(b, 's')).toMatchObject({ x: 0, y: 20, props: { color: 'black', w: 300 } })
    redo(a, mine)
    settle(a, b)
    expect(get(b, 's')).toMatchObject({ x: 10, y: 20, props: { color: 'red', w: 300 } })
  })

  test("B2 the peer's own undo leaves mine alone", () => {
    const [a, b] = pair(box('s'))
    act(a, () => change(a, 's', { x: 10 }))
    const theirs = act(b, () => change(b, 's', { y: 20 }))
    settle(a, b)
    undo(b, theirs)
    settle(a, b)
    expect(get(a, 's')).toMatchObject({ x: 10, y: 0 })
  })

  test('B2 undoing a deletion brings the shape back for both', () => {
    const [a, b] = pair(box('s', { x: 3 }))
    const mine = act(a, () => a.store.remove([shapeId('s')]))
    settle(a, b)
    undo(a, mine)
    settle(a, b)
    expect(get(b, 's')).toMatchObject({ x: 3 })
  })

  test('B2 undoing an edit does not bring back what somebody else deleted', () => {
    const [a, b] = pair(box('s'))
    const mine = act(a, () => change(a, 's', { x: 10 }))
    settle(a, b)
    b.store.remove([shapeId('s')])
    settle(a, b)
    undo(a, mine)
    settle(a, b)
    expect(get(a, 's')).toBeUndefined()
  })

  test('B2 undoing what one drew removes it, also after somebody changed it', () => {
    const [a, b] = pair()
    const mine = act(a, () => a.store.put([box('s')]))
    settle(a, b)
    change(b, 's', { x: 5 })
    settle(a, b)
    undo(a, mine)
    settle(a, b)
    expect(get(b, 's')).toBeUndefined()
  })

  test("B2 what somebody changes in the middle of one's own drag stays", () => {
    const [a, b] = pair(box('s'))
    const drag = squashRecordDiffs([
      act(a, () => change(a, 's', { x: 10 })),
      ...meanwhile(a, b, () => change(b, 's', {}, { color: 'red' })),
      act(a, () => change(a, 's', { x: 20 })),
    ])
    undo(a, drag)
    settle(a, b)
    expect(get(b, 's')).toMatchObject({ x: 0, props: { color: 'red' } })
    redo(a, drag)
    expect(get(a, 's')).toMatchObject({ x: 20, props: { color: 'red' } })
  })

  test('B2 where somebody else has changed the same property since, theirs stays', () => {
    const [a, b] = pair(box('s'))
    const mine = act(a, () => change(a, 's', { x: 10 }, { color: 'red' }))
    settle(a, b)
    change(b, 's', {}, { color: 'blue' })
    settle(a, b)
    undo(a, mine)
    expect(get(a, 's')).toMatchObject({ x: 0, props: { color: 'blue' } })
    redo(a, mine)
    expect(get(a, 's')).toMatchObject({ x: 10, props: { color: 'blue' } })
  })

  test('B2 what one changes after somebody else is one’s own again', () => {
    const [a, b] = pair(box('s'))
    change(b, 's', {}, { color: 'blue' })
    settle(a, b)
    const mine = act(a, () => change(a, 's', {}, { color: 'red' }))
    undo(a, mine)
    expect(get(a, 's')).toMatchObject({ props: { color: 'blue' } })
  })

  test('B2 an edit and a deletion that are one step come back with what others changed in between', () => {
    const [a, b] = pair(box('s'))
    const step = squashRecordDiffs([
      act(a, () => change(a, 's', { x: 10 })),
      ...meanwhile(a, b, () => change(b, 's', {}, { color: 'red' })),
      act(a, () => a.store.remove([shapeId('s')])),
    ])
    undo(a, step)
    settle(a, b)
    expect(get(b, 's')).toMatchObject({ x: 0, props: { color: 'red' } })
  })

  test('an undo that changes nothing any more changes nothing', () => {
    const [a, b] = pair(box('s'))
    const mine = act(a, () => change(a, 's', { x: 10 }))
    settle(a, b)
    change(b, 's', { x: 0 })
    settle(a, b)
    expect(act(a, () => undo(a, mine))).toEqual({ added: {}, updated: {}, removed: {} })
  })
})

describe('undo towards what is gone', () => {
  test('a shape goes back to the page when the frame it was in is deleted', () => {
    const [a, b] = pair(frame('f'), box('s', { parentId: shapeId('f') }))
    const mine = act(a, () => a.store.remove([shapeId('s')]))
    settle(a, b)
    b.store.remove([shapeId('f')])
    settle(a, b)
    undo(a, mine)
    settle(a, b)
    expect(get(b, 's')).toMatchObject({ parentId: firstPageId })
  })

  test('a shape that was moved out of a frame stays where it is when that is deleted, its colour goes back', () => {
    const [a, b] = pair(frame('f'), box('s', { parentId: shapeId('f'), x: 1 }))
    const mine = act(a, () => change(a, 's', { parentId: firstPageId, x: 500 }, { color: 'red' }))
    settle(a, b)
    b.store.remove([shapeId('f')])
    settle(a, b)
    undo(a, mine)
    expect(get(a, 's')).toMatchObject({ parentId: firstPageId, x: 500, props: { color: 'black' } })
  })

  test('a frame does not go back into one that lies in it by now', () => {
    const [a, b] = pair(frame('f1'), frame('f2', shapeId('f1')))
    const mine = act(a, () => change(a, 'f2', { parentId: firstPageId }))
    settle(a, b)
    change(b, 'f1', { parentId: shapeId('f2') })
    settle(a, b)
    undo(a, mine)
    expect(get(a, 'f2')).toMatchObject({ parentId: firstPageId })
  })

  test('an arrow comes back without its hold on a shape that is gone', () => {
    const drawn = makeArrow({ id: 'ab', index: 'a3', from: shapeId('a'), to: shapeId('b') })
    const [a, b] = pair(box('a'), box('b'), ...drawn)
    const mine = act(a, () => a.store.remove(drawn.map(({ id }) => id)))
    settle(a, b)
    b.store.remove([shapeId('b')])
    settle(a, b)
    undo(a, mine)
    expect(drawn.map(({ id }) => a.store.has(id))).toEqual([true, true, false])
  })
})

test('taking the patch back restores what the store came with', () => {
  const store = testStore()
  const original = store.applyDiff
  rebaseUndo(store)()
  expect(store.applyDiff).toBe(original)
})
