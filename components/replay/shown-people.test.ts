import { afterEach, beforeEach, expect, test } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { ShownPeople } from '@/components/replay/shown-people'
import type { PresenceTrack, RecordedPerson } from '@/lib/replay/recording'

const jun: RecordedPerson = { id: 'p1', name: 'Jun', role: 'candidate', color: 0 }
const track: PresenceTrack = {
  people: {
    p1: [
      { at: 1000, cursor: [10, 20], view: [0, 0, 800, 600] },
      { at: 1500, cursor: [30, 20], view: [0, 0, 800, 600] },
      { at: 2000, cursor: [50, 20], view: [0, 0, 800, 600] },
    ],
  },
}

let awareness: Awareness

beforeEach(() => {
  awareness = new Awareness(new Y.Doc())
})

afterEach(() => {
  awareness.destroy()
  awareness.doc.destroy()
})

const pointedAt = () => {
  const state = awareness.getStates().get(1) as { presence: { cursor: { x: number } | null } } | undefined
  return state?.presence.cursor?.x ?? null
}

test('V1 people are shown where they pointed, also by whoever shows them next', () => {
  const first = new ShownPeople(awareness, [jun])
  for (const at of [1000, 1500, 2000, 1000, 1500]) first.show(track, at, null)
  expect(pointedAt()).toBe(30)
  first.dispose()
  expect(pointedAt()).toBeNull()

  const next = new ShownPeople(awareness, [jun])
  next.show(track, 2000, null)
  expect(pointedAt()).toBe(50)
  next.dispose()
  expect(pointedAt()).toBeNull()
})

test('V1 people are shown as soon as it is known where they pointed', () => {
  const people = new ShownPeople(awareness, [jun])
  people.show(null, 1000, 'p1')
  expect(pointedAt()).toBeNull()
  people.show(track, 1000, 'p1')
  expect(pointedAt()).toBe(10)
  people.dispose()
})
