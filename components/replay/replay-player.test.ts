import { beforeEach, describe, expect, test } from 'vitest'
import { TestClock } from '@/components/canvas/testing'
import { PartLost, PartStore } from '@/components/replay/part-store'
import { type PlayerSettings, ReplayPlayer } from '@/components/replay/replay-player'
import { goToMark } from '@/components/replay/use-replay-keys'
import type { EvidenceMark } from '@/lib/replay/evidence'
import type { Change, RecordingHead, RecordingPart } from '@/lib/replay/recording'
import { Timeline } from '@/lib/replay/timeline'

const start = 1_700_000_000_000
const partMs = 60_000

/** Three minutes in three parts: somebody draws in these seconds. */
function record(seconds: readonly number[]): { head: RecordingHead; parts: RecordingPart[] } {
  const changes = seconds.map((at, index): Change => ({
    seq: index + 1,
    at: start + at * 1000,
    by: 0,
    c: [{ i: 'shape:a', k: [] }],
  }))
  const parts = [0, 1, 2].map((index): RecordingPart => {
    const from = start + index * partMs
    return {
      index,
      seq: changes.filter(({ at }) => at < from).length,
      at: from,
      records: [],
      changes: changes.filter(({ at }) => at >= from && at < from + partMs),
    }
  })
  const head: RecordingHead = {
    version: 1,
    fromSeq: 0,
    toSeq: changes.length,
    fromAt: start,
    toAt: start + 3 * partMs,
    isCut: false,
    torn: 0,
    people: [{ id: 'p1', name: 'Jun', role: 'candidate', color: 0 }],
    finalHash: '',
    parts: parts.map((part, index) => ({
      fromSeq: part.seq,
      toSeq: part.seq + part.changes.length,
      fromAt: part.at,
      toAt: start + (index + 1) * partMs,
      bytes: 1000,
      hash: '',
    })),
    activity: [seconds.map((second) => [Math.floor(second), 1] as [number, number])],
  }
  return { head, parts }
}

/** A source that answers when it is told to. */
class Source {
  asked: number[] = []
  ended: number[] = []
  #waiting = new Map<number, { resolve: (part: RecordingPart) => void; reject: (error: Error) => void }>()

  constructor(private readonly parts: RecordingPart[]) {}

  readonly load = (index: number, signal?: AbortSignal): Promise<RecordingPart> => {
    this.asked.push(index)
    return new Promise((resolve, reject) => {
      this.#waiting.set(index, { resolve, reject })
      signal?.addEventListener('abort', () => {
        this.ended.push(index)
        reject(new Error('nobody waits'))
      })
    })
  }

  async give(index: number): Promise<void> {
    const part = this.parts[index]
    if (!part) throw new Error('there is no such part')
    this.#waiting.get(index)?.resolve(part)
    await settled()
  }

  async fail(index: number, error = new Error('the line is cut')): Promise<void> {
    this.#waiting.get(index)?.reject(error)
    await settled()
  }
}

/** What was promised has been told to everybody who waits for it. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

let clock: TestClock
let source: Source
let player: ReplayPlayer

beforeEach(() => {
  clock = new TestClock()
})

function open(
  seconds: readonly number[],
  startAt: number | null = null,
  settings?: PlayerSettings,
): ReplayPlayer {
  const { head, parts } = record(seconds)
  source = new Source(parts)
  const store = new PartStore({ count: head.parts.length, load: source.load, now: () => clock.now() })
  player = new ReplayPlayer({
    head,
    timeline: new Timeline(head, [{ from: start, to: null }]),
    parts: store,
    scheduler: clock,
    startAt,
    ...(settings && { settings }),
  })
  return player
}

async function openAll(seconds: readonly number[], startAt: number | null = null): Promise<ReplayPlayer> {
  open(seconds, startAt)
  for (const index of [0, 1, 2]) {
    player.seek(start + index * partMs)
    await source.give(index)
  }
  player.seek(startAt ?? start)
  return player
}

const at = () => (player.getState().at - start) / 1000
const everySecond = Array.from({ length: 180 }, (_, second) => second)

/** Turns the clock as a browser does, a little at a time. */
function pass(ms: number): void {
  for (let passed = 0; passed < ms; passed += 20) clock.turn(20)
}

describe('playing', () => {
  test.each([1, 2, 4, 8, 16] as const)('V1 at ×%i it comes as far as the speed says', async (speed) => {
    await openAll(everySecond)
    player.setSpeed(speed)
    player.play()
    pass(10_000)
    expect(at()).toBeGreaterThan(10 * speed - 0.1 * speed)
    expect(at()).toBeLessThanOrEqual(10 * speed)
  })

  test('V1 it rests at the end, and begins again from there', async () => {
    await openAll(everySecond, start + 179_000)
    player.play()
    pass(3000)
    expect(player.getState()).toMatchObject({ at: start + 180_000, isPlaying: false })
    player.play()
    pass(1000)
    expect(at()).toBeLessThan(1.1)
    expect(player.getState().isPlaying).toBe(true)
  })

  test('V1 a pause stands, and a change of speed leaps nowhere', async () => {
    await openAll(everySecond)
    player.play()
    pass(5000)
    player.setSpeed(16)
    expect(at()).toBeLessThanOrEqual(5)
    player.pause()
    const paused = at()
    pass(5000)
    expect(at()).toBe(paused)
  })

  test('V1 with idle time skipped it goes from the one who drew to the next, else it waits with them', async () => {
    await openAll([0, 1, 90, 91])
    player.play()
    pass(3000)
    expect(at()).toBeGreaterThan(90)
    player.seek(start)
    player.setSkipsIdle(false)
    pass(3000)
    expect(at()).toBeLessThan(4)
  })

  test('V1 the same state is the same object, and nobody is told of nothing', async () => {
    await openAll(everySecond)
    let told = 0
    player.subscribe(() => told++)
    const state = player.getState()
    player.pause()
    player.setSpeed(1)
    player.seek(state.at)
    expect(told).toBe(0)
    expect(player.getState()).toBe(state)
  })

  test('nothing moves after it was ended', async () => {
    await openAll(everySecond)
    player.play()
    player.dispose()
    const before = at()
    pass(2000)
    expect(at()).toBe(before)
  })
})

describe('seeking', () => {
  test('V1 a moment outside of the recording is its begin or its end', async () => {
    await openAll(everySecond)
    player.seek(0)
    expect(at()).toBe(0)
    player.seek(Infinity)
    expect(at()).toBe(180)
  })

  test('V1 what is not here is loaded, and said to be on its way', async () => {
    open(everySecond)
    expect(player.getState()).toMatchObject({ isLoading: true, at: start })
    expect(player.part()).toBeNull()
    await source.give(0)
    expect(player.getState().isLoading).toBe(false)
    expect(player.part()?.index).toBe(0)
    // What comes next is fetched before it is needed.
    expect(source.asked).toEqual([0, 1])
  })

  test('V1 of two wishes the last one counts, whichever part comes first', async () => {
    open(everySecond)
    await source.give(0)
    player.seek(start + 130_000)
    player.seek(start + 70_000)
    await source.give(2)
    expect(player.getState()).toMatchObject({ at: start + 70_000, isLoading: true })
    await source.give(1)
    expect(player.getState()).toMatchObject({ at: start + 70_000, isLoading: false })
  })

  test('V1 playing waits for a part that is late, and goes on when it is there', async () => {
    open(everySecond, start + 59_000)
    await source.give(0)
    player.play()
    pass(3000)
    expect(player.getState()).toMatchObject({ isLoading: true, isPlaying: true })
    const waits = at()
    expect(waits).toBeGreaterThanOrEqual(60)
    expect(waits).toBeLessThan(60.1)
    await source.give(1)
    pass(1000)
    expect(at()).toBeGreaterThan(waits + 0.9)
    expect(at()).toBeLessThan(waits + 1.1)
  })

  test('V1 a part that does not come is said, and playing goes on when it is there', async () => {
    open(everySecond, start + 59_500)
    await source.give(0)
    await source.fail(1)
    player.play()
    pass(1000)
    await source.fail(1)
    expect(player.getState()).toMatchObject({ hasFailed: true, isLoading: false, isPlaying: true })
    player.retry()
    expect(player.getState()).toMatchObject({ hasFailed: false, isLoading: true })
    await source.give(1)
    pass(1000)
    expect(at()).toBeGreaterThan(60.9)
  })
})

describe('before and after all that was drawn', () => {
  const hint = (second: number): EvidenceMark => ({
    ...{ id: `${second}`, at: start + second * 1000, stage: null, by: null, isPrivate: true },
    ...{ kind: 'hint', level: null, text: '' },
  })
  const marks = [hint(-20), hint(30), hint(200), { ...hint(200), id: '200b' }, hint(220)]
  const line = (along: readonly EvidenceMark[]) =>
    new Timeline(record(everySecond).head, [{ from: start, to: start + 240_000 }], {
      marks: along,
      isLive: false,
    })

  test('V2 the playhead goes to where the interview ended, and the board stands still there', async () => {
    await openAll(everySecond)
    player.follow(line(marks))
    // It stood at the begin, which is an earlier one now.
    expect(at()).toBe(-20)
    expect(player.seq()).toBe(0)
    player.seek(Infinity)
    expect(at()).toBe(240)
    expect(player.seq()).toBe(180)
    player.step(-1)
    expect(at()).toBe(179)
    player.step(1)
    expect(at()).toBe(240)
    player.seek(start + 10_000)
    player.follow(line([]))
    expect(at()).toBe(10)
    player.seek(0)
    expect(at()).toBe(0)
  })

  test('V2 a mark after the last change can be gone to, and the next after it', async () => {
    await openAll(everySecond)
    const timeline = line(marks)
    player.follow(timeline)
    const walked = { player, timeline, marks, chosen: null as string | null }
    const choose = (id: string) => {
      walked.chosen = id
    }
    const go = (by: 1 | -1) => {
      goToMark({ ...walked, choose }, by)
      return `${walked.chosen} ${at()}`
    }
    player.seek(start + 100_000)
    expect([go(1), go(1), go(1), go(1)]).toEqual(['200 200', '200b 200', '220 220', '220 220'])
    expect([go(-1), go(-1), go(-1)]).toEqual(['200b 200', '200 200', '30 30'])
    expect([go(-1), go(-1)]).toEqual(['-20 -20', '-20 -20'])
  })

  test('V2 with idle time skipped a hint in a quiet stretch is not leapt over', async () => {
    await openAll([0, 100])
    player.follow(new Timeline(record([0, 100]).head, [], { marks: [hint(30)], isLive: false }))
    player.play()
    pass(1500)
    expect(at()).toBeGreaterThanOrEqual(30)
    expect(at()).toBeLessThan(31)
    pass(2500)
    expect(at()).toBeGreaterThanOrEqual(100)
  })
})

describe('a recording that is read anew', () => {
  test('V1 is looked at as it was before', async () => {
    await openAll(everySecond)
    player.setSpeed(4)
    player.setSkipsIdle(false)
    player.setEyes('p1')
    player.setShowsAuthors(true)
    const { speed, skipsIdle, eyes, showsAuthors, isPlaying } = player.getState()
    const settings = { speed, skipsIdle, eyes, showsAuthors, isPlaying }
    open(everySecond, start + 10_000, settings)
    await source.give(0)
    expect(player.getState()).toMatchObject({ ...settings, speed: 4, at: start + 10_000 })
  })
})

describe('a damaged part', () => {
  const lost = new PartLost('part 1')

  test('V1 is said where its moments are looked for, and playing goes on behind it', async () => {
    open(everySecond, start + 59_500)
    await source.give(0)
    player.seek(start + 70_000)
    await source.fail(1, lost)
    expect(player.getState()).toMatchObject({ hasFailed: true, isLost: true, at: start + 70_000 })
    player.play()
    await source.give(2)
    expect(player.getState()).toMatchObject({ hasFailed: false, isLost: false, isPlaying: true })
    pass(1000)
    expect(at()).toBeGreaterThan(120.9)
  })

  test('V1 is passed over by playing and by steps, to and fro', async () => {
    open([10, 70, 130], start + 59_900)
    await source.give(0)
    await source.fail(1, lost)
    player.setSkipsIdle(false)
    player.play()
    pass(500)
    await source.fail(1, lost)
    await source.give(2)
    expect(at()).toBeGreaterThanOrEqual(120)
    player.step(1)
    expect(at()).toBe(130)
    player.step(-1)
    await source.fail(1, lost)
    expect(player.getState()).toMatchObject({ at: start + 10_000, isLoading: false, hasFailed: false })
  })

  test('V1 at the end has nothing behind it', async () => {
    open(everySecond, start + 119_500)
    await source.give(1)
    await source.fail(2, lost)
    player.play()
    pass(1000)
    await source.fail(2, lost)
    expect(player.getState()).toMatchObject({ isLost: true, isPlaying: false })
  })
})

describe('stepping', () => {
  test('V1 by change to and fro, over the borders of parts', async () => {
    await openAll([10, 10.3, 50, 70, 170])
    const seen = (by: 1 | -1) => {
      player.step(by)
      return at()
    }
    expect([1, 1, 1, 1, 1].map(() => seen(1))).toEqual([10.3, 50, 70, 170, 180])
    expect([1, 1, 1, 1, 1, 1].map(() => seen(-1))).toEqual([170, 70, 50, 10.3, 0, 0])
  })

  test('V1 a step ends playing', async () => {
    await openAll([10, 20])
    player.play()
    player.step(1)
    expect(player.getState()).toMatchObject({ isPlaying: false, at: start + 10_000 })
  })

  test('V1 a step into a part that is not here waits for it', async () => {
    open([10, 70], start + 10_000)
    await source.give(0)
    player.step(1)
    expect(player.getState()).toMatchObject({ isLoading: true, at: start + 10_000 })
    await source.give(1)
    expect(player.getState()).toMatchObject({ isLoading: false, at: start + 70_000 })
  })
})

describe('parts', () => {
  test('those that were used longest ago go again, and come again', async () => {
    const { parts } = record(everySecond)
    const many = Array.from({ length: 10 }, (_, index) => ({ ...parts[0], index }) as RecordingPart)
    const asked: number[] = []
    const store = new PartStore({
      count: many.length,
      now: () => 0,
      maxLength: 4 * JSON.stringify(many[0]).length,
      load: (index) => {
        asked.push(index)
        return Promise.resolve(many[index] as RecordingPart)
      },
    })
    for (let index = 0; index < 6; index++) {
      await store.load(index)
      store.get(0)
    }
    expect([0, 1, 2, 3, 4, 5].filter((index) => store.get(index))).toEqual([0, 3, 4, 5])
    await Promise.all([store.load(1), store.load(1)])
    expect(asked.filter((index) => index === 1)).toHaveLength(2)
  })
  test('of somebody who drags only the last wishes are brought, and what is wanted again comes', async () => {
    const { parts } = record(everySecond)
    const many = new Source(parts)
    const store = new PartStore({ count: 10, now: () => 0, load: many.load })
    const wishes = [5, 6, 7, 0].map((index) => store.load(index).catch((error: Error) => error.message))
    expect(many.ended).toEqual([5, 6])
    const again = store.load(5)
    void store.load(0)
    expect(many.asked).toEqual([5, 6, 7, 0, 5])
    expect(many.ended).toEqual([5, 6, 7])
    await many.give(0)
    await settled()
    expect(await Promise.all(wishes)).toEqual(['nobody waits', 'nobody waits', 'nobody waits', parts[0]])
    store.dispose()
    await expect(again).rejects.toThrow('nobody waits')
    // What is here stays.
    expect(store.get(0)).toBe(parts[0])
  })

  test('what is lost is not asked for at every turn, but again after a while', async () => {
    let now = 0
    let asked = 0
    const store = new PartStore({
      count: 3,
      now: () => now,
      load: () => {
        asked++
        return Promise.reject(new PartLost('part 1'))
      },
    })
    for (let turn = 0; turn < 5; turn++) await expect(store.load(1)).rejects.toBeInstanceOf(PartLost)
    expect(asked).toBe(1)
    now = 60_000
    await expect(store.load(1)).rejects.toBeInstanceOf(PartLost)
    expect(asked).toBe(2)
  })
})
