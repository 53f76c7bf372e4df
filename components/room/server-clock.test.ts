import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ServerClock } from '@/components/room/server-clock'

const minute = 60_000
const toleratedMs = 250

/** A browser and a server, the true time between them turned by hand. */
class World {
  /** True time, ms since 1970. */
  time = 1_800_000_000_000
  /** How far the device's wall clock is off. */
  wrongByMs = 0
  /** How far the server's clock is off: 0, or what somebody has just set it to. */
  serverOffMs = 0
  /** How long the device slept with its monotonic clock standing. */
  sleptMs = 0
  readonly #loadedAt = this.time
  readonly clock = new ServerClock(
    () => this.time - this.#loadedAt - this.sleptMs,
    () => this.time + this.wrongByMs,
  )

  /** A message of now that takes this long. */
  message(lateMs: number): void {
    const said = this.time + this.serverOffMs
    this.time += lateMs
    this.clock.hear(said)
  }

  sleep(ms: number): void {
    this.time += ms
    this.sleptMs += ms
  }

  get errorMs(): number {
    return Math.abs(this.clock.now() - (this.time + this.serverOffMs))
  }
}

describe('the server’s clock in the browser', () => {
  test.each([-5, 0, 5])('S2 a client clock that is wrong by %d minutes does not matter', (minutes) => {
    const world = new World()
    world.wrongByMs = minutes * minute
    expect(world.errorMs).toBe(Math.abs(minutes) * minute)
    world.message(40)
    expect(world.errorMs).toBeLessThanOrEqual(40)
    for (let at = 0; at < 600; at++) {
      world.time += 10_000
      world.message(20 + (at % 7) * 15)
      expect(world.errorMs).toBeLessThanOrEqual(toleratedMs)
    }
  })

  test('S2 somebody who sets the clock of their device meanwhile changes nothing', () => {
    const world = new World()
    world.message(30)
    world.wrongByMs = 5 * minute
    world.time += 3_000
    expect(world.errorMs).toBe(30)
  })

  test('S2 one message that took long spoils nothing, and the first quick one heals', () => {
    const world = new World()
    world.message(4_000)
    expect(world.errorMs).toBe(4_000)
    world.message(30)
    expect(world.errorMs).toBe(30)
    world.time += 10_000
    world.message(4_000)
    expect(world.errorMs).toBe(30)
  })

  test('S2 within 250 ms as long as one message a minute is that quick, however late the rest', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 0, max: 9_000 }), { maxLength: 4 }), { maxLength: 30 }),
        fc.integer({ min: -5 * minute, max: 5 * minute }),
        (rounds, wrongByMs) => {
          const world = new World()
          world.wrongByMs = wrongByMs
          for (const late of rounds) {
            world.message(toleratedMs)
            for (const ms of late) {
              world.time += 500
              world.message(ms)
              expect(world.errorMs).toBeLessThanOrEqual(toleratedMs)
            }
          }
        },
      ),
    )
  })

  test('S2 a laptop that slept is right again with the first message', () => {
    const world = new World()
    world.message(30)
    world.sleep(40 * minute)
    world.message(50)
    expect(world.errorMs).toBeLessThanOrEqual(50)
  })

  test('S2 a server clock that was put forward is followed at once, one that was put back within a minute', () => {
    const world = new World()
    world.message(10)
    world.serverOffMs = 2_000
    world.message(10)
    expect(world.errorMs).toBeLessThanOrEqual(10)
    world.serverOffMs = -2_000
    for (let at = 0; at < 7; at++) {
      world.time += 10_000
      world.message(10)
    }
    expect(world.errorMs).toBeLessThanOrEqual(10)
  })

  test('S2 a burst of late messages does not push out what is known', () => {
    const world = new World()
    world.message(20)
    for (let at = 0; at < 90; at++) world.message(300)
    expect(world.errorMs).toBe(20)
  })
})
