import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TestClock } from '@/components/canvas/testing'
import type { FeedbackNow } from '@/components/rubric/desk-entry'
import { DeskOutbox, type DeskTransport, type Reply } from '@/components/rubric/desk-outbox'
import type { NoteView } from '@/lib/rubric/desk-view'
import type { DimensionId } from '@/lib/rubric/dimensions'
import { draftFeedback, type Feedback, summaryMax } from '@/lib/rubric/feedback'
import { isSameFeedback } from '@/lib/rubric/merge-feedback'
import { cardOf, noScore, type Score } from '@/lib/rubric/scorecard'

class Shelf {
  readonly kept = new Map<string, string>()
  get length() {
    return this.kept.size
  }
  key(at: number) {
    return [...this.kept.keys()][at] ?? null
  }
  getItem(name: string) {
    return this.kept.get(name) ?? null
  }
  setItem(name: string, value: string) {
    this.kept.set(name, value)
  }
  removeItem(name: string) {
    this.kept.delete(name)
  }
}

type Weather = 'fine' | 'away' | 'answer lost' | 'closed'

/** The server's side of it: versions, one row a note, one a dimension. */
class Server implements DeskTransport {
  readonly notes = new Map<string, NoteView>()
  readonly scores = new Map<DimensionId, Score>()
  feedback: FeedbackNow = { feedback: null, version: 0 }
  submittedAt: number | null = null
  weather: Weather = 'fine'
  asked = 0

  #answer<Kept>(act: () => Reply<Kept>): Promise<Reply<Kept>> {
    this.asked++
    if (this.weather === 'away') return Promise.resolve({ kind: 'away' })
    if (this.weather === 'closed') return Promise.resolve({ kind: 'closed' })
    const reply = act()
    return Promise.resolve(this.weather === 'answer lost' ? { kind: 'away' } : reply)
  }

  saveNote: DeskTransport['saveNote'] = ({ id, text, base, at, elapsedMs, stage, selection }) =>
    this.#answer(() => {
      const now = this.notes.get(id)
      if (text.length > 4000) return { kind: 'refused', message: 'too long' }
      if (now && now.text === text && !now.isDeleted) return { kind: 'kept', now }
      if (now && now.version !== base.version) return { kind: 'elsewhere', now }
      const version = (now?.version ?? 0) + 1
      const next = { id, at, elapsedMs, stage, selection, text, version, isDeleted: false }
      this.notes.set(id, next)
      return { kind: 'kept', now: next }
    })

  deleteNote: DeskTransport['deleteNote'] = ({ id, base, ...rest }) =>
    this.#answer<NoteView>(() => {
      const now = this.notes.get(id)
      if (!now) return { kind: 'kept', now: { ...rest, id, version: 0, isDeleted: true } }
      if (now.isDeleted) return { kind: 'kept', now }
      if (now.version !== base.version) return { kind: 'elsewhere', now }
      const next = { ...now, isDeleted: true, version: now.version + 1 }
      this.notes.set(id, next)
      return { kind: 'kept', now: next }
    })

  saveScore: DeskTransport['saveScore'] = ({ dimension, level, moments, base }) =>
    this.#answer(() => {
      const now = this.scores.get(dimension) ?? noScore
      if (now.level === level && JSON.stringify(now.moments) === JSON.stringify(moments))
        return { kind: 'kept', now }
      if (now.version !== base.version) return { kind: 'elsewhere', now }
      const next = { level, moments, version: now.version + 1 }
      this.scores.set(dimension, next)
      return { kind: 'kept', now: next }
    })

  saveFeedback: DeskTransport['saveFeedback'] = ({ written, base }) =>
    this.#answer<FeedbackNow>(() => {
      const now = this.feedback
      if (written.summary.length > summaryMax) return { kind: 'refused', message: 'too long' }
      if (now.feedback && isSameFeedback(now.feedback, written)) return { kind: 'kept', now }
      if (this.submittedAt !== null) return { kind: 'refused', message: 'handed in' }
      if (now.version !== base.version) return { kind: 'elsewhere', now }
      this.feedback = { feedback: written, version: now.version + 1 }
      return { kind: 'kept', now: this.feedback }
    })

  /** Hands the card in, as the server does it: what was drafted stands then. */
  submit(): void {
    const live = [...this.notes.values()].filter(({ isDeleted }) => !isDeleted)
    this.feedback = { ...this.feedback, feedback: this.feedback.feedback ?? draftFeedback(live) }
    this.submittedAt = 1
  }

  get texts(): string[] {
    return [...this.notes.values()].filter(({ isDeleted }) => !isDeleted).map(({ text }) => text)
  }
}

const moment = { at: 1_000, elapsedMs: 500, stage: 'scope' as const, selection: [] }

function world() {
  const [shelf, server, clock] = [new Shelf(), new Server(), new TestClock()]
  let [tabs, ids] = [0, 0]
  const open = () =>
    new DeskOutbox({
      storage: shelf,
      owner: 'min',
      tab: `tab${++tabs}`,
      transport: server,
      scheduler: clock,
      newId: () => `note${++ids}`,
      chance: () => 0.5,
    })
  /** Lets time pass and everything that is under way arrive. */
  const settle = async (ms = 60_000) => {
    for (let passed = 0; passed < ms; passed += 500) {
      clock.turn(500)
      for (let turn = 0; turn < 8; turn++) await Promise.resolve()
    }
  }
  const read = (tab: DeskOutbox) =>
    tab.hear(
      {
        notes: [...server.notes.values()].filter(({ isDeleted }) => !isDeleted),
        card: {
          scores: cardOf(Object.fromEntries(server.scores)),
          submittedAt: server.submittedAt,
          feedback: server.feedback.feedback,
          feedbackVersion: server.feedback.version,
        },
      },
      tab.ticket,
    )
  return { shelf, server, clock, open, settle, read }
}

describe('C2: what is written is not lost', () => {
  test('a note is in storage at every keystroke, sent after Enter, and gone from storage when it is kept', async () => {
    const { shelf, server, open, settle } = world()
    const tab = open()
    const id = tab.begin(moment)
    tab.write(id, '+ Row')
    expect([...shelf.kept.values()].join()).toContain('+ Row')
    await settle()
    expect(server.texts).toEqual([])
    tab.keep(id)
    expect(tab.snapshot()).toMatchObject({ draft: null, notes: [{ text: '+ Row' }] })
    await settle()
    expect(server.texts).toEqual(['+ Row'])
    expect(shelf.kept.size).toBe(0)
    expect(tab.snapshot().save).toEqual({ state: 'saved', unsaved: 0 })
  })

  test('a reload finds the draft in the line and what was not sent yet', async () => {
    const { server, open, settle } = world()
    server.weather = 'away'
    const tab = open()
    const first = tab.begin(moment)
    tab.write(first, 'kept')
    tab.keep(first)
    tab.write(tab.begin({ ...moment, at: 2_000 }), 'half a no')
    tab.destroy()
    const next = open()
    expect(next.snapshot()).toMatchObject({
      notes: [{ text: 'kept' }],
      draft: { text: 'half a no', at: 2_000 },
    })
    server.weather = 'fine'
    await settle()
    expect(server.texts).toEqual(['kept'])
    expect(next.snapshot().draft?.text).toBe('half a no')
  })

  test('without a network it says so, tries less and less often, and sends when asked to', async () => {
    const { server, open, settle } = world()
    server.weather = 'away'
    const tab = open()
    tab.score('depth', { level: 3 })
    await settle(60_000)
    expect(tab.snapshot().save).toEqual({ state: 'offline', unsaved: 1 })
    expect(server.asked).toBeLessThan(15)
    server.weather = 'fine'
    tab.retry()
    await settle(500)
    expect(server.scores.get('depth')).toMatchObject({ level: 3, version: 1 })
    expect(tab.snapshot().save.state).toBe('saved')
  })

  test('an answer that is lost on its way writes nothing twice', async () => {
    const { server, open, settle } = world()
    server.weather = 'answer lost'
    const tab = open()
    const id = tab.begin(moment)
    tab.write(id, 'once')
    tab.keep(id)
    await settle(5_000)
    server.weather = 'fine'
    await settle()
    expect([...server.notes.values()]).toMatchObject([{ text: 'once', version: 1 }])
    expect(tab.snapshot().save.state).toBe('saved')
  })

  test('two tabs that write in one note keep both texts', async () => {
    const { server, open, settle, read } = world()
    const [one, two] = [open(), open()]
    const id = one.begin(moment)
    one.write(id, 'lock\nscale')
    one.keep(id)
    await settle()
    read(two)
    one.write(id, 'row lock\nscale')
    two.write(id, 'lock\nscale, peak')
    await settle()
    expect(server.texts).toEqual(['row lock\nscale, peak'])
    one.write(id, 'row lock!\nscale, peak')
    two.write(id, 'table lock\nscale, peak')
    await settle()
    expect(server.texts[0]).toContain('row lock!')
    expect(server.texts[0]).toContain('table lock')
  })

  test('of two tabs that score the last hand decides, and both moments stay', async () => {
    const { server, open, settle, read } = world()
    const [one, two] = [open(), open()]
    const [early, late] = [
      { at: 1, elapsedMs: 1, stage: null },
      { at: 2, elapsedMs: 2, stage: null },
    ]
    one.score('depth', { level: 2, moments: [early] })
    await settle()
    two.score('depth', { moments: [late] })
    await settle()
    expect(server.scores.get('depth')).toMatchObject({ level: 2, moments: [early, late] })
    read(one)
    read(two)
    one.score('depth', { level: 4, moments: [early] })
    two.score('depth', { level: 3 })
    await settle()
    expect(server.scores.get('depth')).toMatchObject({ level: 3, moments: [early] })
  })

  test('a note that is removed comes back; one that was changed elsewhere is not removed', async () => {
    const { server, open, settle, read } = world()
    const [one, two] = [open(), open()]
    const id = one.begin(moment)
    one.write(id, 'keep me')
    one.keep(id)
    await settle()
    const [note] = one.snapshot().notes
    if (!note) throw new Error('no note')
    one.remove(id)
    expect(one.snapshot().notes).toEqual([])
    await settle()
    expect(server.texts).toEqual([])
    one.restore(note)
    await settle()
    expect(server.texts).toEqual(['keep me'])
    read(two)
    two.write(id, 'keep me, please')
    await settle()
    one.remove(id)
    await settle()
    expect(server.texts).toEqual(['keep me, please'])
  })

  test('a note that was removed before its first answer came is gone', async () => {
    const { server, open, settle } = world()
    server.weather = 'answer lost'
    const tab = open()
    const id = tab.begin(moment)
    tab.write(id, 'a slip')
    tab.keep(id)
    await settle(5_000)
    tab.remove(id)
    server.weather = 'fine'
    await settle()
    expect(server.texts).toEqual([])
    expect(tab.snapshot()).toMatchObject({ notes: [], save: { state: 'saved' } })
  })

  test('what the server refuses stays here with the reason, until it is changed', async () => {
    const { server, open, settle } = world()
    const tab = open()
    const id = tab.begin(moment)
    tab.write(id, 'x'.repeat(5000))
    tab.keep(id)
    await settle()
    expect(tab.snapshot().notes).toMatchObject([{ refused: 'too long', text: 'x'.repeat(5000) }])
    expect(open().snapshot().notes[0]?.text).toHaveLength(5000)
    tab.write(id, 'short')
    await settle()
    expect(server.texts).toEqual(['short'])
  })

  test('whoever has lost the role keeps what they wrote, and asks no more', async () => {
    const { server, open, settle } = world()
    server.weather = 'closed'
    const tab = open()
    const id = tab.begin(moment)
    tab.write(id, 'mine')
    tab.keep(id)
    await settle()
    expect(server.asked).toBe(1)
    expect(tab.snapshot()).toMatchObject({ isClosed: true, notes: [{ text: 'mine' }] })
  })

  test('what was read before an answer came is old', async () => {
    const { open, settle, read } = world()
    const tab = open()
    const before = tab.ticket
    tab.score('depth', { level: 3 })
    await settle()
    expect(tab.hear({ notes: [], card: null }, before)).toBe(false)
    expect(read(tab)).toBe(true)
    expect(tab.snapshot().scores.depth.level).toBe(3)
  })

  test('the entries of others in the same browser are left alone', () => {
    const { shelf, open } = world()
    shelf.setItem('drawbridge.desk.sua.tab1.note:n', 'theirs')
    open()
    expect(shelf.getItem('drawbridge.desk.sua.tab1.note:n')).toBe('theirs')
  })

  const summarise = (text: string) => (written: Feedback) => ({ ...written, summary: text })

  test('C3 feedback is what the notes say, as they change, until somebody writes on it', async () => {
    const { shelf, server, open, settle } = world()
    const tab = open()
    const id = tab.begin(moment)
    tab.write(id, '+ row locks #depth')
    tab.keep(id)
    expect(tab.snapshot().feedback).toMatchObject({
      isDrafted: true,
      written: { points: [{ id, kind: 'strength', text: 'row locks', dimension: 'depth' }] },
    })
    tab.write(id, '- no row locks #depth')
    expect(tab.snapshot().feedback.written.points).toMatchObject([
      { kind: 'next_step', text: 'no row locks' },
    ])
    await settle()
    expect(server.feedback.feedback).toBeNull()
    tab.writeFeedback(summarise('Sound, and'))
    expect([...shelf.kept.values()].join()).toContain('Sound, and')
    tab.write(id, '+ row locks #depth')
    expect(tab.snapshot().feedback).toMatchObject({
      isDrafted: false,
      written: { summary: 'Sound, and', points: [{ kind: 'next_step' }] },
    })
    await settle()
    expect(server.feedback).toMatchObject({ version: 1, feedback: { summary: 'Sound, and' } })
    expect(shelf.kept.size).toBe(0)
    expect(tab.snapshot().save.state).toBe('saved')
  })

  test('feedback that was not sent yet is there after a reload, and what another tab wrote is merged into it', async () => {
    const { server, open, settle, read } = world()
    const [one, two] = [open(), open()]
    server.weather = 'away'
    one.writeFeedback(summarise('clear from the start'))
    one.destroy()
    const next = open()
    expect(next.snapshot().feedback.written.summary).toBe('clear from the start')
    server.weather = 'fine'
    await settle()
    read(two)
    two.writeFeedback(summarise('clear from the start, and to the end'))
    next.writeFeedback((written) => ({ ...written, sharesNotes: true }))
    await settle()
    expect(server.feedback.feedback).toMatchObject({
      summary: 'clear from the start, and to the end',
      sharesNotes: true,
    })
  })

  test('feedback that is refused stays here, whole, with the reason, until it is changed', async () => {
    const { server, open, settle } = world()
    const tab = open()
    const long = 'x'.repeat(summaryMax + 1)
    tab.writeFeedback(summarise(long))
    await settle()
    expect(tab.snapshot().feedback).toMatchObject({ refused: 'too long', written: { summary: long } })
    expect(open().snapshot().feedback.written.summary).toBe(long)
    tab.writeFeedback(summarise('short'))
    expect(tab.snapshot().feedback.refused).toBeNull()
    await settle()
    expect(server.feedback.feedback?.summary).toBe('short')
  })

  test('what comes too late for a card that is in lies here, said so, and goes with the card when that is taken back', async () => {
    const { server, open, settle, read } = world()
    const tab = open()
    tab.writeFeedback(summarise('in time'))
    await settle()
    server.submit()
    tab.writeFeedback(summarise('in time, too late'))
    await settle()
    read(tab)
    expect(tab.snapshot().feedback).toMatchObject({ isLate: true, written: { summary: 'in time' } })
    server.submittedAt = null
    read(tab)
    expect(tab.snapshot().feedback).toMatchObject({
      isLate: false,
      written: { summary: 'in time, too late' },
    })
    await settle()
    expect(server.feedback.feedback?.summary).toBe('in time, too late')
    expect(tab.snapshot().save.state).toBe('saved')
  })

  test('feedback whose answer was lost before the card went in is not late', async () => {
    const { server, open, settle, read } = world()
    const tab = open()
    server.weather = 'answer lost'
    tab.writeFeedback(summarise('there'))
    await settle(5_000)
    server.submit()
    read(tab)
    expect(tab.snapshot().feedback.isLate).toBe(false)
    server.weather = 'fine'
    await settle()
    expect(tab.snapshot()).toMatchObject({ feedback: { refused: null }, save: { state: 'saved' } })
  })

  const deed = fc.oneof(
    fc.record({ do: fc.constant('summary' as const), tab: fc.nat(1) }),
    fc.record({ do: fc.constant('point' as const), tab: fc.nat(1) }),
    fc.record({ do: fc.constant('note' as const), tab: fc.nat(1) }),
    fc.record({ do: fc.constant('add' as const), tab: fc.nat(1), which: fc.nat(3) }),
    fc.record({ do: fc.constant('crash' as const), tab: fc.nat(1) }),
    fc.record({ do: fc.constant('read' as const), tab: fc.nat(1) }),
    fc.record({ do: fc.constant('pass' as const), tab: fc.nat(1) }),
    fc.record({
      do: fc.constant('weather' as const),
      tab: fc.nat(1),
      to: fc.constantFrom<Weather>('fine', 'away', 'answer lost'),
    }),
  )

  test('whatever two tabs, a bad network and crashes do: every word that was kept arrives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 30 }), async (deeds) => {
        const { server, open, settle, read } = world()
        const tabs = [open(), open()]
        const words: string[] = []
        for (const one of deeds) {
          const tab = tabs[one.tab] ?? open()
          if (one.do === 'note' || one.do === 'add') {
            const word = `w${words.length}`
            const known = one.do === 'add' ? tab.snapshot().notes[one.which] : undefined
            if (one.do === 'add' && !known) continue
            words.push(word)
            const id = known?.id ?? tab.begin({ ...moment, at: words.length })
            tab.write(id, known ? `${known.text} ${word}` : word)
            tab.keep(id)
          } else if (one.do === 'summary') {
            const word = `w${words.length}`
            words.push(word)
            tab.writeFeedback((written) => ({ ...written, summary: `${written.summary} ${word}` }))
          } else if (one.do === 'point') {
            const word = `w${words.length}`
            words.push(word)
            const kind = 'strength' as const
            const point = { id: word, kind, text: word, dimension: null, moment: null }
            tab.writeFeedback((written) => ({ ...written, points: [...written.points, point] }))
          } else if (one.do === 'crash') {
            tab.destroy()
            tabs[one.tab] = open()
          } else if (one.do === 'read') read(tab)
          else if (one.do === 'weather') server.weather = one.to
          else await settle(1_000)
        }
        server.weather = 'fine'
        await settle(120_000)
        const { summary = '', points = [] } = server.feedback.feedback ?? {}
        const all = [...server.texts, summary, ...points.map(({ text }) => text)].join('\n')
        for (const word of words) expect(all.split(/\s/)).toContain(word)
        for (const tab of tabs) expect(tab.snapshot().save).toEqual({ state: 'saved', unsaved: 0 })
      }),
      { seed: 20261126, numRuns: 150 },
    )
  })
})
