import { describe, expect, test } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { TestClock } from '@/components/canvas/testing'
import { PartStore } from '@/components/replay/part-store'
import type { PlayerControl } from '@/components/replay/player'
import { ReplayPlayer } from '@/components/replay/replay-player'
import { announceEveryMs, SharedReplay } from '@/components/together/shared-replay'
import { TestPlayer } from '@/components/together/testing'
import { driveField } from '@/lib/board/awareness'
import { readDrive } from '@/lib/replay/drive'
import type { RecordingHead, RecordingPart } from '@/lib/replay/recording'
import { Timeline } from '@/lib/replay/timeline'

const bounds = { from: 1_000_000, to: 1_600_000 }

/** People who look at one replay, and between them what the server does: it stamps, and passes on what may be driven. */
class Debrief {
  readonly clock = new TestClock()
  /** By their tabs: one person may have several. */
  readonly people = new Map<number, ReturnType<Debrief['join']>>()
  /** How often somebody announced something. */
  readonly announced: string[] = []
  readonly #states = new Map<number, Record<string, unknown>>()

  join(id: string, mayDrive = true, player: PlayerControl = new TestPlayer(this.clock, bounds)) {
    const awareness = new Awareness(new Y.Doc())
    for (const [clientId, state] of this.#states) awareness.states.set(clientId, state)
    const told: string[] = []
    awareness.on('update', (_change: unknown, origin: unknown) => {
      if (origin !== 'local') return
      const { [driveField]: shown } = awareness.getLocalState() ?? {}
      const drive = mayDrive ? readDrive(shown) : null
      if (shown !== undefined) this.announced.push(id)
      this.#pass(awareness.clientID, { user: { id }, ...(drive && { [driveField]: drive }) })
    })
    const shared = new SharedReplay({
      player,
      awareness,
      selfId: id,
      serverNow: () => this.clock.now(),
      scheduler: this.clock,
      onTaken: (driver) => told.push(`${driver} drives`),
      onGone: (driver) => told.push(`${driver} is gone`),
    })
    const person = { awareness, player, shared, told }
    this.people.set(awareness.clientID, person)
    return person
  }

  leave({ awareness: { clientID } }: ReturnType<Debrief['join']>): void {
    this.people.delete(clientID)
    this.#pass(clientID, null)
  }

  /** Time goes by, in steps in which every playhead that runs moves. */
  pass(ms: number): void {
    for (let gone = 0; gone < ms; gone += 50) {
      this.clock.turn(50)
      for (const { player } of this.people.values()) if (player instanceof TestPlayer) player.tick()
    }
  }

  #pass(clientId: number, state: Record<string, unknown> | null): void {
    if (state) this.#states.set(clientId, state)
    else this.#states.delete(clientId)
    for (const { awareness } of this.people.values()) {
      if (awareness.clientID === clientId) continue
      if (state) awareness.states.set(clientId, state)
      else awareness.states.delete(clientId)
      awareness.emit('change', [{ added: [], updated: [clientId], removed: [] }, 'server'])
    }
  }
}

/** Ten minutes in two parts, of which the second comes, or does not, when it is told to. */
function slowRecording(debrief: Debrief) {
  const halfMs = (bounds.to - bounds.from) / 2
  const partOf = (index: number): RecordingPart => ({
    index,
    seq: index,
    at: bounds.from + index * halfMs,
    records: [],
    changes: [],
  })
  const head: RecordingHead = {
    version: 1,
    fromSeq: 0,
    toSeq: 1,
    fromAt: bounds.from,
    toAt: bounds.to,
    isCut: false,
    torn: 0,
    people: [],
    finalHash: '',
    parts: [0, 1].map((index) => ({
      fromSeq: index,
      toSeq: index + 1,
      fromAt: bounds.from + index * halfMs,
      toAt: bounds.from + (index + 1) * halfMs,
      bytes: 1000,
      hash: '',
    })),
    activity: [],
  }
  let answer: { give: () => void; fail: () => void } | null = null
  const load = (index: number) =>
    new Promise<RecordingPart>((resolve, reject) => {
      const give = () => resolve(partOf(index))
      if (index === 0) give()
      else answer = { give, fail: () => reject(new Error('the line is cut')) }
    })
  const player = new ReplayPlayer({
    head,
    timeline: new Timeline(head, [{ from: bounds.from, to: null }]),
    parts: new PartStore({ count: 2, now: () => debrief.clock.now(), load }),
    scheduler: debrief.clock,
  })
  player.setSkipsIdle(false)
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
  const second = async (how: 'give' | 'fail') => {
    answer?.[how]()
    await settled()
  }
  return { player, halfAt: bounds.from + halfMs, settled, second }
}

function twoPeople() {
  const debrief = new Debrief()
  return { debrief, mina: debrief.join('mina'), jun: debrief.join('jun') }
}

describe('C6 one drives, the others follow', () => {
  test('C6 everybody is shown the moment, the speed and the part of the board the driver shows', () => {
    const { debrief, mina, jun } = twoPeople()
    mina.shared.drive()
    expect(jun.shared.together()).toEqual({ mode: 'following', driver: 'mina', view: null })
    mina.shared.seek(1_200_000)
    mina.shared.setSpeed(4)
    mina.shared.see([10, 20, 800, 600])
    debrief.pass(announceEveryMs)
    expect(jun.player.getState()).toMatchObject({ at: 1_200_000, speed: 4, isPlaying: false })
    expect(jun.shared.together().view).toEqual([10, 20, 800, 600])
    mina.shared.play()
    debrief.pass(10_000)
    expect(jun.player.getState().isPlaying).toBe(true)
    expect(Math.abs(jun.player.getState().at - mina.player.getState().at)).toBeLessThan(2000)
    mina.shared.pause()
    debrief.pass(announceEveryMs)
    expect(jun.player.getState().isPlaying).toBe(false)
    expect(jun.player.getState().at).toBe(Math.round(mina.player.getState().at))
  })

  test('C6 a drag is told at most four times a second, and a playhead that only runs on not at all', () => {
    const { debrief, mina } = twoPeople()
    mina.shared.drive()
    debrief.announced.length = 0
    for (let at = 0; at < 40; at++) {
      mina.shared.seek(1_100_000 + at * 500)
      debrief.pass(50)
    }
    expect(debrief.announced.length).toBeLessThanOrEqual(9)
    mina.shared.play()
    debrief.pass(500)
    debrief.announced.length = 0
    debrief.pass(20_000)
    expect(debrief.announced).toEqual([])
  })

  test('C6 both playheads stand at the end of the recording', () => {
    const { debrief, mina, jun } = twoPeople()
    mina.shared.drive()
    mina.shared.seek(bounds.to - 3000)
    mina.shared.play()
    debrief.pass(6000)
    expect(mina.player.getState()).toMatchObject({ at: bounds.to, isPlaying: false })
    expect(jun.player.getState()).toMatchObject({ at: bounds.to, isPlaying: false })
    expect(jun.shared.together().mode).toBe('following')
  })

  test('C6 while the driver’s moment is on its way, or does not come, nobody runs on ahead of them', async () => {
    const debrief = new Debrief()
    const { player, halfAt, settled, second } = slowRecording(debrief)
    await settled()
    const mina = debrief.join('mina', true, player)
    const jun = debrief.join('jun')
    mina.shared.drive()
    mina.shared.seek(halfAt - 1000)
    mina.shared.play()
    debrief.pass(500)
    expect(jun.player.getState().isPlaying).toBe(true)
    debrief.pass(5000)
    expect(player.getState()).toMatchObject({ isPlaying: true, isLoading: true })
    expect(jun.player.getState().isPlaying).toBe(false)
    expect(Math.abs(jun.player.getState().at - player.getState().at)).toBeLessThan(2)
    await second('fail')
    debrief.pass(5000)
    expect(player.getState().hasFailed).toBe(true)
    expect(Math.abs(jun.player.getState().at - player.getState().at)).toBeLessThan(2)
    mina.shared.retry()
    await second('give')
    debrief.pass(2000)
    expect(jun.player.getState().isPlaying).toBe(true)
    expect(jun.player.getState().at).toBeGreaterThan(halfAt + 1000)
  })

  test.each([
    ['seeking', ({ shared }: ReturnType<Debrief['join']>) => shared.seek(1_050_000)],
    ['pausing', ({ shared }: ReturnType<Debrief['join']>) => shared.toggle()],
    ['stepping', ({ shared }: ReturnType<Debrief['join']>) => shared.step(1)],
    ['moving the board', ({ shared }: ReturnType<Debrief['join']>) => shared.moved()],
    ['saying so', ({ shared }: ReturnType<Debrief['join']>) => shared.stop()],
  ])('C6 a follower is on their own by %s, until they follow again', (_how, act) => {
    const { debrief, mina, jun } = twoPeople()
    mina.shared.drive()
    mina.shared.seek(1_300_000)
    mina.shared.play()
    debrief.pass(1000)
    act(jun)
    expect(jun.shared.together()).toEqual({ mode: 'free', driver: 'mina', view: null })
    expect(jun.player.getState().skipsIdle, 'as it was before').toBe(true)
    mina.shared.seek(1_500_000)
    debrief.pass(1000)
    expect(jun.player.getState().at).toBeLessThan(1_400_000)
    jun.shared.follow()
    expect(jun.shared.together().mode).toBe('following')
    expect(jun.player.getState().at).toBeGreaterThan(1_499_000)
  })

  test('C6 a follower’s pause pauses', () => {
    const { debrief, mina, jun } = twoPeople()
    mina.shared.drive()
    mina.shared.play()
    debrief.pass(1000)
    jun.shared.toggle()
    expect(jun.player.getState().isPlaying).toBe(false)
  })

  test('C6 the wheel is taken over, and whoever had it follows and is told', () => {
    const { debrief, mina, jun } = twoPeople()
    const eun = debrief.join('eun')
    mina.shared.drive()
    debrief.pass(1000)
    jun.shared.drive()
    jun.shared.seek(1_400_000)
    debrief.pass(1000)
    expect(mina.shared.together()).toMatchObject({ mode: 'following', driver: 'jun' })
    expect(mina.told).toEqual(['jun drives'])
    expect(mina.awareness.getLocalState()).not.toHaveProperty(driveField)
    for (const { player } of [mina, eun]) expect(player.getState().at).toBe(1_400_000)
  })

  test('C6 of two tabs of one person, one drives', () => {
    const { debrief, mina, jun } = twoPeople()
    mina.shared.drive()
    debrief.pass(1000)
    const other = debrief.join('mina')
    other.shared.drive()
    expect(mina.shared.together()).toEqual({ mode: 'free', driver: null, view: null })
    expect(mina.awareness.getLocalState()).not.toHaveProperty(driveField)
    expect(mina.told).toEqual([])
    mina.shared.seek(1_100_000)
    other.shared.seek(1_400_000)
    debrief.pass(1000)
    expect(other.shared.together().mode).toBe('driving')
    expect(jun.player.getState().at).toBe(1_400_000)
  })

  test.each([
    ['leaving it', ({ jun }: ReturnType<typeof twoPeople>) => jun.shared.stop()],
    ['the end of it', ({ mina }: ReturnType<typeof twoPeople>) => mina.shared.stop()],
    ['the end of looking together', ({ jun }: ReturnType<typeof twoPeople>) => jun.shared.dispose()],
  ])('C6 how fast they play, and what they skip, is a follower’s own again after %s', (_how, ends) => {
    const scene = twoPeople()
    scene.jun.player.setSpeed(2)
    scene.mina.shared.drive()
    scene.mina.shared.setSpeed(8)
    scene.mina.shared.play()
    scene.debrief.pass(1000)
    expect(scene.jun.player.getState()).toMatchObject({ speed: 8, skipsIdle: false })
    ends(scene)
    expect(scene.jun.player.getState()).toMatchObject({ speed: 2, skipsIdle: true })
  })

  test('C6 when the driver stops or leaves, everybody stays where they are and is told', () => {
    for (const goes of [
      ({ mina }: ReturnType<typeof twoPeople>) => mina.shared.stop(),
      ({ debrief, mina }: ReturnType<typeof twoPeople>) => debrief.leave(mina),
    ]) {
      const scene = twoPeople()
      scene.mina.shared.drive()
      scene.mina.shared.seek(1_250_000)
      scene.debrief.pass(1000)
      goes(scene)
      expect(scene.jun.shared.together()).toEqual({ mode: 'free', driver: null, view: null })
      expect(scene.jun.told).toEqual(['mina is gone'])
      expect(scene.jun.player.getState()).toMatchObject({ at: 1_250_000, isPlaying: false })
    }
  })

  test('C6 whoever comes later is shown what the driver shows', () => {
    const { debrief, mina } = twoPeople()
    mina.shared.drive()
    mina.shared.seek(1_333_000)
    debrief.pass(1000)
    const late = debrief.join('late')
    expect(late.shared.together()).toMatchObject({ mode: 'following', driver: 'mina' })
    expect(late.player.getState().at).toBe(1_333_000)
  })

  test('C6 nobody follows whom the server does not let drive', () => {
    const debrief = new Debrief()
    const jun = debrief.join('jun')
    const onlooker = debrief.join('onlooker', false)
    onlooker.shared.drive()
    onlooker.shared.seek(1_400_000)
    debrief.pass(1000)
    expect(jun.shared.together().mode).toBe('free')
    expect(jun.player.getState().at).toBe(bounds.from)
  })
})
