import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { driveField } from '@/lib/board/awareness'
import { type Drive, driverOf, followedAt, readDrive } from '@/lib/replay/drive'
import { speeds } from '@/lib/replay/speeds'

const shown: Drive = {
  since: 1000,
  at: 500,
  isPlaying: true,
  speed: 4,
  view: [0, 0, 1440, 900],
  atServer: 2000,
}
const own = { clientId: 1, participantId: 'mina' }

function stateOf(id: string, drive: unknown): unknown {
  return { presence: null, user: { id }, [driveField]: drive }
}

describe('C6 driving a replay', () => {
  test('C6 whoever took the wheel last drives, the same person in every browser', () => {
    const someone = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      since: fc.integer({ min: 0, max: 3 }),
    })
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 6 }), fc.nat(5), (people, at) => {
        const states = people.map(({ id, since }) => stateOf(id, { ...shown, since }))
        const seen = new Map(states.map((state, i) => [i + 10, state]))
        // One of them looks at it: their own state has no stamp.
        const self = people[at]
        const mine = new Map(seen)
        if (self) mine.set(at + 10, { [driveField]: { ...shown, since: self.since } })
        const eyes = { clientId: self ? at + 10 : 1, participantId: self?.id ?? 'mina' }
        const driver = driverOf(seen, own)
        expect(driverOf(mine, eyes)).toEqual(driver)
        const latest = Math.max(...people.map(({ since }) => since))
        const ids = people.filter(({ since }) => since === latest).map(({ id }) => id)
        expect(driver?.participantId).toBe(ids.sort()[0])
      }),
    )
  })

  test('C6 nobody drives while nobody says so, and what is made up is no drive', () => {
    expect(driverOf(new Map(), own)).toBeNull()
    expect(driverOf(new Map([[2, { presence: null, user: { id: 'jun' } }]]), own)).toBeNull()
    for (const wrong of [
      null,
      'drive',
      { ...shown, speed: 3 },
      { ...shown, at: Number.NaN },
      { ...shown, since: 1e300 },
      { ...shown, view: [0, 0, Infinity, 1] },
      { ...shown, view: [0, 0, 0, 10] },
      { ...shown, note: 'x' },
    ])
      expect(readDrive(wrong), JSON.stringify(wrong)).toBeNull()
    expect(driverOf(new Map([[2, { [driveField]: shown }]]), own), 'no stamp').toBeNull()
  })

  test('C6 a playhead runs on at its speed between announcements, and stands while it is paused', () => {
    fc.assert(
      fc.property(fc.constantFrom(...speeds), fc.nat(60_000), (speed, laterMs) => {
        const now = shown.atServer + laterMs
        expect(followedAt({ ...shown, speed }, now)).toBe(shown.at + laterMs * speed)
        expect(followedAt({ ...shown, speed, isPlaying: false }, now)).toBe(shown.at)
        expect(followedAt({ ...shown, speed }, shown.atServer - laterMs), 'a clock that is behind').toBe(
          shown.at,
        )
      }),
    )
  })
})
