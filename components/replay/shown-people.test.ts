import { expect, test } from 'vitest'
import { BoardFeed } from '@/components/replay/board-feed'
import type { PresenceTrack, RecordingHead } from '@/lib/replay/recording'

const head: RecordingHead = {
  version: 1,
  fromSeq: 1,
  toSeq: 1,
  fromAt: 0,
  toAt: 10_000,
  isCut: false,
  torn: 0,
  people: [{ id: 'p1', name: 'Jun', role: 'candidate', color: 0 }],
  finalHash: '',
  parts: [],
  activity: [[]],
}
const track: PresenceTrack = {
  people: {
    p1: [
      { at: 1000, cursor: [10, 20], view: [0, 0, 800, 600] },
      { at: 5000, cursor: null, view: null },
    ],
  },
}

test('V1 whoever pointed is shown as in the room, and gone when they were; their eyes stay open', () => {
  const feed = new BoardFeed(head)
  const shown = () => [...feed.awareness.getStates().values()].filter(({ user }) => user !== undefined)
  feed.people.show(null, 1000, null)
  expect(shown()).toEqual([])
  feed.people.show(track, 1000, null)
  expect(shown()).toMatchObject([
    { user: { id: 'p1', name: 'Jun' }, presence: { cursor: { x: 10, y: 20 }, screenBounds: { w: 800 } } },
  ])
  feed.people.show(track, 6000, null)
  expect(shown()).toEqual([])
  feed.people.show(track, 6000, 'p1')
  expect(shown()).toMatchObject([{ presence: { cursor: null, camera: { x: 0, y: 0, z: 1 } } }])
  feed.people.show(track, 2000, null)
  expect(shown()).toHaveLength(1)
  feed.dispose()
})
