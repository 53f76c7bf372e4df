import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roles, roomKinds } from '@/lib/permissions'
import { allRooms, feedbackStates, readRoomSearch, roomListPath, type RoomSearch } from '@/lib/room-list'

const problems = [{ id: 'payment-system' }, { id: 'google-maps' }]
const read = (query: string) => readRoomSearch(new URLSearchParams(query), problems)

const orNone = <Value>(values: readonly Value[]) => fc.option(fc.constantFrom(...values))
const searchArbitrary: fc.Arbitrary<RoomSearch> = fc.record({
  text: fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom('', ' ', 'a ', '면접 &+%')),
  role: orNone(roles),
  kind: orNone(roomKinds),
  problem: orNone(problems.map(({ id }) => id)),
  feedback: orNone(feedbackStates),
  isArchived: fc.boolean(),
})

describe('the address of a search of rooms', () => {
  test('says all of it, to the letter: also the space after which somebody types on', () => {
    fc.assert(
      fc.property(searchArbitrary, (search) => {
        expect(read(roomListPath(search, null))).toEqual(search)
      }),
    )
  })

  test('is the plain one for all rooms, and what is wrong in it is left out', () => {
    expect(roomListPath(allRooms, null)).toBe('')
    expect(roomListPath(allRooms, 'x')).toBe('?after=x')
    expect(read('role=boss&kind=practice&problem=x&feedback=&archived=yes&other=1')).toEqual({
      ...allRooms,
      kind: 'practice',
    })
    expect(read(`text=${'x'.repeat(300)}`).text).toHaveLength(200)
  })
})
