import { expect, test } from 'vitest'
import { enoughRooms, roomsToTake } from '@/components/problem/edit/rooms-to-take'
import type { RoomItem, RoomPage } from '@/lib/room-list'

function room(roomId: string, change: Partial<RoomItem> = {}): RoomItem {
  return {
    ...{ roomId, title: roomId, kind: 'pair', phase: 'live', section: 'open', role: 'interviewer' },
    ...{ isLive: false, isHost: true, isArchived: false, problem: null, others: [], more: 0 },
    ...{ scheduledAt: null, endedAt: null, feedback: null, thumbnail: null, visitedAt: null },
    ...{ keptUntil: null, keepDays: null, usualDays: null },
    ...change,
  } as RoomItem
}

/** A list in parts; each is asked for by what the one before says. */
function listOf(parts: RoomItem[][]) {
  const asked: string[] = []
  const list = (path: string): Promise<RoomPage> => {
    const at = Number(new URL(path, 'http://x').searchParams.get('after') ?? 0)
    asked.push(path)
    return Promise.resolve({
      rooms: parts[at] ?? [],
      hasArchived: false,
      next: at + 1 < parts.length ? String(at + 1) : null,
    })
  }
  return { asked, list }
}

const idsOf = (rooms: RoomItem[]) => rooms.map(({ roomId }) => roomId)

test('P4 the board of a room is found behind any number of rooms that others lead', async () => {
  const others = Array.from({ length: 30 }, (_, at) => room(`other-${at}`, { isHost: false }))
  const { asked, list } = listOf([others, others, [room('mine')]])
  expect(idsOf(await roomsToTake(list))).toEqual(['mine'])
  expect(asked).toHaveLength(3)
})

test('P4 once there are enough to choose from, no more is asked for', async () => {
  const full = Array.from({ length: enoughRooms }, (_, at) => room(`mine-${at}`))
  const { asked, list } = listOf([full, full])
  expect(await roomsToTake(list)).toHaveLength(enoughRooms)
  expect(asked).toHaveLength(1)
})

test('P4 the board of an interview is there to take once that is over', async () => {
  const rooms = (['lobby', 'live', 'ended', 'released'] as const).map((phase) =>
    room(phase, { kind: 'interview', phase }),
  )
  expect(idsOf(await roomsToTake(listOf([rooms]).list))).toEqual(['ended', 'released'])
})
