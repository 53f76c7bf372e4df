import { describe, expect, test } from 'vitest'
import { TestClock } from '@/components/canvas/testing'
import {
  DraftKeeper,
  isAsPublished,
  type SaveDraft,
  type SaveReply,
} from '@/components/problem/edit/draft-keeper'
import { draftMark, isSameDraft } from '@/components/problem/edit/draft-mark'
import { withText } from '@/lib/problem/edit-draft'
import { draftMaxBytes, emptyDraft, type OwnDraft } from '@/lib/problem/own-problem'
import type { OwnProblemView } from '@/lib/problem/own-problem-view'

/** What a browser keeps; it holds so many characters. */
class Shelf {
  readonly kept = new Map<string, string>()
  room = 5_000_000
  getItem(name: string) {
    return this.kept.get(name) ?? null
  }
  setItem(name: string, value: string) {
    if (value.length > this.room) throw new Error('full')
    this.kept.set(name, value)
  }
  removeItem(name: string) {
    this.kept.delete(name)
  }
}

type Weather = 'fine' | 'away' | 'answer lost' | 'closed' | 'too large' | 'refused'

const blank: OwnProblemView = {
  ...{ id: 'o1', draft: emptyDraft('en'), version: 1, reference: null },
  ...{ isPublished: false, isShared: false, hasChanges: true, publishedAt: null, updatedAt: 0 },
}

/** The server's side of it. What it holds has its names in another order, as a database gives them. */
class Server {
  problem = blank
  weather: Weather = 'fine'
  asked = 0
  /** Whether what is asked gets there only once it is let through. */
  isSlow = false
  #waiting: (() => void)[] = []

  save: SaveDraft = async (saved) => {
    this.asked++
    await this.#gate()
    return this.#take(saved)
  }

  /** Publishes, as the route does. */
  publish = async (version: number): Promise<OwnProblemView> => {
    await this.#gate()
    if (version !== this.problem.version) throw new Error('conflict')
    this.problem = { ...this.problem, version: version + 1, isPublished: true, hasChanges: false }
    return this.problem
  }

  /** What waits gets there, and is answered. */
  async letThrough(): Promise<void> {
    this.isSlow = false
    for (const pass of this.#waiting.splice(0)) pass()
    await new Promise((resolve) => setImmediate(resolve))
  }

  #gate(): Promise<void> {
    return this.isSlow ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve()
  }

  #take({ draft, version }: { draft: OwnDraft; version: number }): SaveReply {
    const answers: Partial<Record<Weather, SaveReply>> = {
      away: { kind: 'away' },
      closed: { kind: 'closed' },
      'too large': { kind: 'too_large' },
      refused: { kind: 'refused', message: 'no' },
    }
    const bad = answers[this.weather]
    if (bad) return bad
    if (version !== this.problem.version) return { kind: 'elsewhere', theirs: this.problem }
    const next = { draft: shuffled(draft), version: version + 1, hasChanges: true }
    this.problem = { ...this.problem, ...next }
    return this.weather === 'answer lost'
      ? { kind: 'away' }
      : { kind: 'saved', version: this.problem.version, savedAt: 7 }
  }

  /** Somebody writes in another tab. */
  elsewhere(title: string): void {
    const draft = withText(this.problem.draft, 'title', title)
    this.problem = { ...this.problem, draft, version: this.problem.version + 1 }
  }
}

function shuffled(draft: OwnDraft): OwnDraft {
  return Object.fromEntries(Object.entries(draft).toReversed()) as OwnDraft
}

function world() {
  const [shelf, server, clock] = [new Shelf(), new Server(), new TestClock()]
  /** A page: it gets what the server has when it is opened. */
  const open = (problem = server.problem) => {
    const keeper = new DraftKeeper({ problem, save: server.save, scheduler: clock, chance: () => 0.5 })
    keeper.begin(shelf)
    return keeper
  }
  return { shelf, server, clock, open }
}

const titled = (title: string) => (draft: OwnDraft) => withText(draft, 'title', title)
const titleOf = (keeper: DraftKeeper) => keeper.snapshot().draft.title
const state = (keeper: DraftKeeper) => keeper.snapshot().save

async function passes(clock: TestClock, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 100) {
    clock.turn(100)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

describe('a problem while it is written', () => {
  test('P4 what was typed is saved once nobody types, and then lies nowhere else', async () => {
    const { shelf, server, clock, open } = world()
    const keeper = open()
    keeper.change(titled('S'))
    expect([state(keeper), shelf.kept.size]).toEqual(['saving', 1])
    await passes(clock, 400)
    keeper.change(titled('Short'))
    await passes(clock, 700)
    expect(server.asked).toBe(0)
    await passes(clock, 200)
    expect(server.problem.draft.title).toBe('Short')
    expect([state(keeper), shelf.kept.size]).toEqual(['saved', 0])
    expect(keeper.snapshot().problem).toMatchObject({ version: 2, updatedAt: 7, hasChanges: true })
  })

  test('P4 whoever types on and on is saved every few seconds', async () => {
    const { server, clock, open } = world()
    const keeper = open()
    for (let at = 0; at < 60; at++) {
      keeper.change(titled(`${at}`))
      await passes(clock, 100)
    }
    expect(server.asked).toBe(1)
    expect(Number(server.problem.draft.title)).toBeGreaterThan(40)
  })

  test('P4 a reload loses nothing that the server did not get', async () => {
    const { shelf, server, clock, open } = world()
    server.weather = 'away'
    const keeper = open()
    keeper.change(titled('Mine'))
    await passes(clock, 2000)
    expect(state(keeper)).toBe('offline')
    keeper.stop()
    const next = open()
    expect(titleOf(next)).toBe('Mine')
    server.weather = 'fine'
    await passes(clock, 1000)
    expect([state(next), server.problem.draft.title, shelf.kept.size]).toEqual(['saved', 'Mine', 0])
  })

  test('P4 it is sent again until the server answers, and at once when the network is back', async () => {
    const { server, clock, open } = world()
    server.weather = 'away'
    const keeper = open()
    keeper.change(titled('Mine'))
    await passes(clock, 10_000)
    expect(server.asked).toBeGreaterThan(2)
    server.weather = 'fine'
    keeper.retry()
    expect(await keeper.flush()).toBe(true)
    expect(server.problem.draft.title).toBe('Mine')
  })

  test('P4 what was changed elsewhere is never overwritten unasked; each of both can be chosen', async () => {
    const { shelf, server, clock, open } = world()
    const keeper = open()
    server.elsewhere('Theirs')
    keeper.change(titled('Mine'))
    await passes(clock, 1000)
    expect([state(keeper), server.problem.draft.title]).toEqual(['elsewhere', 'Theirs'])
    expect(keeper.snapshot().theirs?.draft.title).toBe('Theirs')
    // It goes on being kept here, and nothing is sent.
    keeper.change(titled('Mine too'))
    await passes(clock, 6000)
    expect(server.asked).toBe(1)
    expect([...shelf.kept.values()].join()).toContain('Mine too')
    const mine = keeper.useTheirs()
    expect([titleOf(keeper), state(keeper), shelf.kept.size]).toEqual(['Theirs', 'saved', 0])
    // Brought back, it is a change like any other.
    keeper.change(() => mine)
    await passes(clock, 1000)
    expect(server.problem.draft.title).toBe('Mine too')
  })

  test('P4 mine over theirs, when that is chosen', async () => {
    const { server, clock, open } = world()
    const keeper = open()
    server.elsewhere('Theirs')
    keeper.change(titled('Mine'))
    await passes(clock, 1000)
    keeper.useMine()
    await passes(clock, 100)
    expect([state(keeper), server.problem.draft.title]).toEqual(['saved', 'Mine'])
  })

  test('P4 what was left on an older version asks, too', async () => {
    const { server, clock, open } = world()
    server.weather = 'away'
    const keeper = open()
    keeper.change(titled('Mine'))
    keeper.stop()
    server.weather = 'fine'
    server.elsewhere('Theirs')
    const next = open()
    expect([state(next), titleOf(next), next.snapshot().theirs?.draft.title]).toEqual([
      'elsewhere',
      'Mine',
      'Theirs',
    ])
    await passes(clock, 6000)
    expect(server.problem.draft.title).toBe('Theirs')
    // Writing on does not make it newer: the page after that asks, too.
    next.change(titled('Mine too'))
    next.stop()
    expect([state(open()), titleOf(open())]).toEqual(['elsewhere', 'Mine too'])
  })

  test('P4 a page that goes while a save is under way, or its answer was lost, asks nobody anything', async () => {
    for (const lands of ['before', 'after', 'lost'] as const) {
      const { server, clock, open } = world()
      const keeper = open()
      if (lands === 'lost') server.weather = 'answer lost'
      else server.isSlow = true
      keeper.change(titled('Mine'))
      await passes(clock, 900)
      keeper.change(titled('Mine too'))
      keeper.leave()
      keeper.stop()
      expect(server.asked).toBe(lands === 'lost' ? 2 : 1)
      server.weather = 'fine'
      if (lands === 'before') await server.letThrough()
      const next = open()
      expect([state(next), titleOf(next)]).toEqual(['saving', 'Mine too'])
      await server.letThrough()
      await passes(clock, 2000)
      expect([state(next), server.problem.draft.title]).toEqual(['saved', 'Mine too'])
    }
  })

  test('P4 what is typed while it is published waits for the answer, and is saved after it', async () => {
    const { server, clock, open } = world()
    const keeper = open()
    keeper.change(titled('Mine'))
    await keeper.flush()
    server.isSlow = true
    const published = keeper.ask(server.publish)
    await passes(clock, 100)
    keeper.change(titled('Mine too'))
    await passes(clock, 6000)
    expect([server.asked, state(keeper)]).toEqual([1, 'saving'])
    await server.letThrough()
    expect(await published).toBe(true)
    await passes(clock, 1000)
    expect([state(keeper), server.problem.draft.title]).toEqual(['saved', 'Mine too'])
  })

  test('P4 of two things that are asked at once, one waits for the other', async () => {
    const { server, open } = world()
    const keeper = open()
    keeper.change(titled('Mine'))
    expect(await Promise.all([keeper.ask(server.publish), keeper.ask(server.publish)])).toEqual([true, true])
    expect([server.problem.version, keeper.snapshot().problem.version]).toEqual([4, 4])
  })

  test('P4 the page that goes while it is published asks nobody anything on the next one', async () => {
    const { shelf, server, clock, open } = world()
    const keeper = open()
    server.isSlow = true
    void keeper.ask(server.publish)
    await passes(clock, 100)
    keeper.change(titled('Mine'))
    keeper.leave()
    keeper.stop()
    const left = [...shelf.kept]
    await server.letThrough()
    // A page that is gone hears no answer.
    for (const [name, text] of left) shelf.setItem(name, text)
    const next = open()
    await passes(clock, 1000)
    expect([state(next), server.problem.draft.title, server.problem.isPublished]).toEqual([
      'saved',
      'Mine',
      true,
    ])
  })

  test('P4 what was refused leaves the way free', async () => {
    const { server, clock, open } = world()
    const keeper = open()
    await expect(keeper.ask(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    keeper.change(titled('Mine'))
    await passes(clock, 1000)
    expect([state(keeper), server.problem.draft.title]).toEqual(['saved', 'Mine'])
    server.weather = 'away'
    keeper.change(titled('Mine too'))
    expect(await keeper.ask(server.publish)).toBe(false)
  })

  test('P4 an older answer takes nothing back, but says who has it', async () => {
    const { server, clock, open } = world()
    const keeper = open()
    const old = { ...server.problem, isShared: true, isPublished: true, publishedAt: 3 }
    keeper.change(titled('Mine'))
    await passes(clock, 1000)
    keeper.hear(old)
    expect([titleOf(keeper), state(keeper)]).toEqual(['Mine', 'saved'])
    expect(keeper.snapshot().problem).toMatchObject({ version: 2, isShared: true, publishedAt: 3 })
    // Whom it is shown to has nothing to do with its text, not even with a newer one.
    keeper.change(titled('Mine too'))
    server.elsewhere('Theirs')
    keeper.hearStanding({ ...server.problem, isShared: false })
    expect(keeper.snapshot().problem.isShared).toBe(false)
    await passes(clock, 1000)
    expect([state(keeper), server.problem.draft.title]).toEqual(['elsewhere', 'Theirs'])
  })

  test('P4 it is as published only once every letter is', async () => {
    const { clock, server, open } = world()
    const keeper = open()
    const is = () => isAsPublished(keeper.snapshot())
    expect(is()).toBe(false)
    await keeper.ask(server.publish)
    expect(is()).toBe(true)
    keeper.change(titled('Mine'))
    expect(is()).toBe(false)
    await passes(clock, 1000)
    expect([state(keeper), is()]).toEqual(['saved', false])
  })

  test('P4 a page that is old catches up, and asks where something is not saved here', async () => {
    const { server, clock, open } = world()
    const keeper = open()
    server.elsewhere('Theirs')
    keeper.catchUp(server.problem)
    expect([titleOf(keeper), state(keeper)]).toEqual(['Theirs', 'saved'])
    keeper.change(titled('Mine'))
    keeper.catchUp(server.problem)
    expect([titleOf(keeper), state(keeper)]).toEqual(['Mine', 'saving'])
    await passes(clock, 1000)
    // What was read before the save was acknowledged says nothing.
    keeper.catchUp(blank)
    expect([titleOf(keeper), state(keeper)]).toEqual(['Mine', 'saved'])
    keeper.change(titled('Mine too'))
    server.elsewhere('Theirs too')
    keeper.catchUp(server.problem)
    expect([titleOf(keeper), state(keeper)]).toEqual(['Mine too', 'elsewhere'])
  })

  test('P4 an answer that was lost asks nobody anything, whether one typed on or not', async () => {
    for (const later of [null, 'Mine too']) {
      const { server, clock, open } = world()
      server.weather = 'answer lost'
      const keeper = open()
      keeper.change(titled('Mine'))
      await passes(clock, 900)
      expect(server.problem.draft.title).toBe('Mine')
      server.weather = 'fine'
      if (later !== null) keeper.change(titled(later))
      await passes(clock, 6000)
      expect([state(keeper), server.problem.draft.title]).toEqual(['saved', later ?? 'Mine'])
    }
  })

  test('P4 what is too large is said, kept here, and saved once it is shorter', async () => {
    const { shelf, server, clock, open } = world()
    const keeper = open()
    // More than the server reads of one text, not only of all.
    const huge = 'x'.repeat(draftMaxBytes + 1)
    keeper.change((draft) => withText(draft, 'statement', huge))
    await passes(clock, 1000)
    expect([state(keeper), server.asked, shelf.kept.size]).toEqual(['too_large', 0, 1])
    expect(await keeper.flush()).toBe(false)
    keeper.stop()
    const next = open()
    expect(next.snapshot().draft.statement).toBe(huge)
    next.change((draft) => withText(draft, 'statement', 'short'))
    await passes(clock, 1000)
    expect([state(next), server.problem.draft.statement]).toEqual(['saved', 'short'])
  })

  test('P4 the server may find it too large, or refuse it: that is said, and asked again only with another text', async () => {
    for (const weather of ['too large', 'refused'] as const) {
      const { server, clock, open } = world()
      server.weather = weather
      const keeper = open()
      keeper.change(titled('Mine'))
      await passes(clock, 10_000)
      expect([state(keeper), server.asked]).toEqual([weather === 'too large' ? 'too_large' : 'refused', 1])
      expect(keeper.snapshot().refusal).toBe(weather === 'refused' ? 'no' : null)
      server.weather = 'fine'
      keeper.change(titled('Other'))
      await passes(clock, 1000)
      expect([state(keeper), server.problem.draft.title]).toEqual(['saved', 'Other'])
    }
  })

  test('P4 a browser that keeps nothing is said to', () => {
    const { shelf, open } = world()
    shelf.room = 10
    const keeper = open()
    keeper.change(titled('Mine'))
    expect(keeper.snapshot().isKept).toBe(false)
  })

  test('P4 once it is not theirs to write any more, nothing is asked and all stays here', async () => {
    const { shelf, server, clock, open } = world()
    server.weather = 'closed'
    const keeper = open()
    keeper.change(titled('Mine'))
    await passes(clock, 1000)
    keeper.change(titled('Mine too'))
    await passes(clock, 20_000)
    keeper.leave()
    expect([state(keeper), server.asked, shelf.kept.size]).toEqual(['closed', 1, 1])
  })

  test('P4 the page that goes sends what is not saved', async () => {
    const { server, open } = world()
    const keeper = open()
    keeper.leave()
    expect(server.asked).toBe(0)
    keeper.change(titled('Mine'))
    keeper.leave()
    await Promise.resolve()
    expect(server.problem.draft.title).toBe('Mine')
    // The next page finds it there, and leaves nothing behind.
    expect(state(open())).toBe('saved')
  })

  test('P4 one and the same draft is that in whatever order its names come', () => {
    const draft = titled('x')(emptyDraft('ko'))
    expect(isSameDraft(draft, shuffled(draft))).toBe(true)
    expect(isSameDraft(draft, titled('y')(draft))).toBe(false)
    expect(draftMark(draft)).toBe(draftMark(shuffled(draft)))
    expect(draftMark(draft)).not.toBe(draftMark(titled('y')(draft)))
    // Halves of characters are not kept, and nothing is too long to be compared.
    const [half, long] = [titled('x\ud800')(draft), titled('x'.repeat(draftMaxBytes + 1))(draft)]
    expect([isSameDraft(draft, half), isSameDraft(draft, long)]).toEqual([true, false])
  })
})
