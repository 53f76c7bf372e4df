/**
 * What an interviewer writes, until the server has it (C2). Every keystroke goes into storage before anything else,
 * so that a reload, a crash or a lost network loses none of it; then it is sent, and sent again until it is
 * acknowledged. What was written elsewhere in the meantime is merged, never overwritten.
 */
import type { CardView, DeskView, NoteView } from '@/lib/rubric/desk-view'
import { byDimension, type DimensionId } from '@/lib/rubric/dimensions'
import { draftFeedback, type Feedback } from '@/lib/rubric/feedback'
import { type Card, cardOf, type Score, type Stamp } from '@/lib/rubric/scorecard'
import { type Scheduler, Throttle } from '@/lib/schedule'
import {
  type DeskEntry,
  entryOfNote,
  type FeedbackEntry,
  type FeedbackNow,
  isKept,
  isReady,
  joinEntries,
  keyOf,
  type NoteEntry,
  type Now,
  onTopOf,
  rebased,
  type ScoreEntry,
} from '@/components/rubric/desk-entry'
import { DeskShelf, type DeskStorage } from '@/components/rubric/desk-shelf'

/** How the server took it. */
export type Reply<Kept> =
  | { kind: 'kept'; now: Kept }
  /** It was changed elsewhere in the meantime: what it is now. */
  | { kind: 'elsewhere'; now: Kept }
  | { kind: 'refused'; message: string }
  /** Nobody answered. */
  | { kind: 'away' }
  /** This person has no desk here any more. */
  | { kind: 'closed' }

export interface DeskTransport {
  /** `isLast`: the page goes, the answer is not heard any more. */
  saveNote(note: NoteEntry, isLast: boolean): Promise<Reply<NoteView>>
  deleteNote(note: NoteEntry, isLast: boolean): Promise<Reply<NoteView>>
  saveScore(score: ScoreEntry, isLast: boolean): Promise<Reply<Score>>
  saveFeedback(feedback: FeedbackEntry, isLast: boolean): Promise<Reply<FeedbackNow>>
}

export interface ShownNote extends Stamp {
  id: string
  text: string
  selection: string[]
  /** Why the server does not take it, in words. */
  refused: string | null
}

export interface ShownFeedback {
  written: Feedback
  /** Nobody has written on it: it is what the notes say, and goes along with them. */
  isDrafted: boolean
  /** Why the server does not take it, in words. */
  refused: string | null
  /** The card was handed in without some of what was written here; that lies here until the card is changed again. */
  isLate: boolean
}

export interface DeskSnapshot {
  /** Oldest first. */
  notes: ShownNote[]
  /** The note in the line, not kept yet. */
  draft: ShownNote | null
  scores: Card
  feedback: ShownFeedback
  submittedAt: number | null
  save: { state: 'saved' | 'saving' | 'offline'; unsaved: number }
  /** The server says that there is no desk for this person any more; what is left is only here. */
  isClosed: boolean
  /** Why the last score was not taken, in words. */
  scoreRefused: string | null
}

export interface DeskOutboxOptions {
  /** null where there is none: then what is written lasts as long as the page. */
  storage: DeskStorage | null
  /** Whose desk it is: nobody else's entries are touched. */
  owner: string
  /** This tab's name: two tabs never write over each other's entries. */
  tab: string
  transport: DeskTransport
  scheduler: Scheduler
  /** A new id for a note. */
  newId: () => string
  /** Between 0 and 1. */
  chance: () => number
}

/** While somebody types it is sent this often, in ms. */
const sendEveryMs = 400
const firstRetryMs = 500
const longestRetryMs = 10_000

export class DeskOutbox {
  readonly #entries = new Map<string, DeskEntry>()
  readonly #notes = new Map<string, NoteView>()
  #card: CardView = { scores: cardOf({}), submittedAt: null, feedback: null, feedbackVersion: 0 }
  #sending: string | null = null
  #tries = 0
  /** The server says there is no desk here. */
  #isClosed = false
  #isDestroyed = false
  #scoreRefused: string | null = null
  /** Raised by every answer: what was read before it is old. */
  #answers = 0
  #cancelRetry: (() => void) | null = null
  #snapshot: DeskSnapshot
  readonly #listeners = new Set<() => void>()
  readonly #throttle: Throttle
  readonly #shelf: DeskShelf

  constructor(private readonly options: DeskOutboxOptions) {
    this.#shelf = new DeskShelf(options.storage, options.owner, options.tab)
    this.#throttle = new Throttle(options.scheduler, sendEveryMs, () => void this.#send())
    this.#adopt()
    this.#snapshot = this.#look()
    if (this.#waiting().length > 0) this.#throttle.request()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly snapshot = (): DeskSnapshot => this.#snapshot

  /** To be taken before the desk is read, and given to `hear`. */
  get ticket(): number {
    return this.#answers
  }

  /** What the server has. Answers false when it is older than what was acknowledged since: read it again. */
  hear(desk: Pick<DeskView, 'notes' | 'card'>, ticket: number): boolean {
    if (ticket !== this.#answers) return false
    this.#notes.clear()
    for (const note of desk.notes) this.#notes.set(note.id, note)
    if (desk.card) {
      const wasHandedIn = this.#card.submittedAt !== null
      this.#card = desk.card
      // What came too late for the card can be added now.
      if (wasHandedIn && desk.card.submittedAt === null) this.#offerFeedbackAgain()
    }
    // There is a desk, perhaps again.
    this.#isClosed = false
    this.#changed()
    return true
  }

  /** Begins a note at this moment. Answers its id. */
  begin(moment: Stamp & { selection: string[] }): string {
    const id = this.options.newId()
    const base = { text: '', version: 0 }
    this.#put({ kind: 'note', id, ...moment, text: '', base, isDeleted: false, isHeld: true, refused: null })
    return id
  }

  /** What a note reads now, one in the line or one that is kept. */
  write(id: string, text: string): void {
    const entry = this.#noteEntry(id)
    if (entry) this.#put({ ...entry, text, isDeleted: false, refused: null })
  }

  /** Keeps the note in the line; without words there is nothing to keep. */
  keep(id: string): void {
    const entry = this.#noteEntry(id)
    if (!entry) return
    if (entry.text.trim() === '') this.#drop(entry)
    else this.#put({ ...entry, isHeld: false })
  }

  /** Takes a note away; `restore` brings it back. */
  remove(id: string): void {
    const entry = this.#noteEntry(id)
    if (entry) this.#put({ ...entry, isDeleted: true, refused: null })
  }

  /** Brings back a note that was taken away, with these words. */
  restore({ refused: _, ...note }: ShownNote): void {
    const entry = this.#noteEntry(note.id) ?? {
      ...note,
      kind: 'note' as const,
      base: { text: '', version: 0 },
      isHeld: false,
    }
    this.#put({ ...entry, text: note.text, isDeleted: false, refused: null })
  }

  /** Changes a score. */
  score(dimension: DimensionId, change: Partial<Pick<Score, 'level' | 'moments'>>): void {
    const known = this.#entries.get(`score:${dimension}`)
    const base = this.#card.scores[dimension]
    const entry: ScoreEntry =
      known?.kind === 'score'
        ? known
        : { kind: 'score', dimension, level: base.level, moments: base.moments, base }
    this.#scoreRefused = null
    this.#put({ ...entry, ...change })
  }

  /** Changes what is said in words (C4). From the first change on it is no draft of the notes any more. */
  writeFeedback(change: (written: Feedback) => Feedback): void {
    const written = this.#feedbackThere()
    const entry: FeedbackEntry = this.#feedbackEntry() ?? {
      kind: 'feedback',
      written,
      base: { written, version: this.#card.feedbackVersion },
      refused: null,
    }
    this.#put({ ...entry, written: change(entry.written), refused: null })
  }

  /** Tries at once what waits, for instance because the network is back. */
  retry(): void {
    this.#cancelRetry?.()
    this.#cancelRetry = null
    this.#throttle.runNow()
  }

  /** The page goes: everything is sent once more. It stays in storage, where the next page finds it. */
  leave(): void {
    for (const entry of this.#waiting()) void this.#post(entry, true)
  }

  /** Stops sending. What is not acknowledged stays in storage. */
  destroy(): void {
    this.#throttle.cancel()
    this.#cancelRetry?.()
    this.#isDestroyed = true
  }

  /** What waits to be sent, and can be. */
  #waiting(): DeskEntry[] {
    return [...this.#entries.values()].filter(isReady)
  }

  async #send(): Promise<void> {
    if (this.#isClosed || this.#isDestroyed || this.#sending !== null || this.#cancelRetry) return
    const [entry] = this.#waiting()
    if (!entry) return
    this.#sending = keyOf(entry)
    const reply = await this.#post(entry, false)
    this.#sending = null
    if (reply.kind === 'away') this.#retryLater()
    else {
      this.#tries = 0
      this.#answered(entry, reply)
      if (this.#waiting().length > 0) this.#throttle.runNow()
    }
    this.#changed()
  }

  #post(entry: DeskEntry, isLast: boolean): Promise<Reply<Now>> {
    const { transport } = this.options
    if (entry.kind === 'score') return transport.saveScore(entry, isLast)
    if (entry.kind === 'feedback') return transport.saveFeedback(entry, isLast)
    return entry.isDeleted ? transport.deleteNote(entry, isLast) : transport.saveNote(entry, isLast)
  }

  #answered(sent: DeskEntry, reply: Exclude<Reply<Now>, { kind: 'away' }>): void {
    this.#answers++
    const entry = this.#entries.get(keyOf(sent))
    if (reply.kind === 'closed') this.#isClosed = true
    else if (reply.kind === 'refused') this.#refused(sent, reply.message)
    else {
      this.#know(sent, reply.now)
      if (!entry) return
      const next = reply.kind === 'kept' ? onTopOf(entry, reply.now) : rebased(entry, reply.now)
      if (isKept(next, reply.now)) this.#drop(next)
      else this.#store(next)
    }
  }

  #refused(sent: DeskEntry, message: string): void {
    const entry = this.#entries.get(keyOf(sent))
    if (!entry) return
    if (entry.kind === 'score') {
      this.#scoreRefused = message
      this.#drop(entry)
    } else if (entry.kind === 'feedback') {
      // The answer to it was lost, and now nothing is taken any more: it is there all the same.
      if (isKept(entry, this.#feedbackNow)) this.#drop(entry)
      else if (sent.kind === 'feedback' && entry.written === sent.written)
        this.#store({ ...entry, refused: message })
    } else if (sent.kind === 'note' && entry.text === sent.text) this.#store({ ...entry, refused: message })
  }

  /** What the server has said of one thing. */
  #know(entry: DeskEntry, now: Now): void {
    if (entry.kind === 'note') this.#notes.set(entry.id, now as NoteView)
    else if (entry.kind === 'feedback') {
      const { feedback, version } = now as FeedbackNow
      this.#card = { ...this.#card, feedback, feedbackVersion: version }
    } else this.#card = { ...this.#card, scores: { ...this.#card.scores, [entry.dimension]: now as Score } }
  }

  #retryLater(): void {
    this.#tries++
    const wait = Math.min(firstRetryMs * 2 ** (this.#tries - 1), longestRetryMs)
    this.#cancelRetry = this.options.scheduler.after(wait * (0.5 + this.options.chance() / 2), () => {
      this.#cancelRetry = null
      void this.#send()
    })
  }

  #noteEntry(id: string): NoteEntry | null {
    const entry = this.#entries.get(`note:${id}`)
    if (entry?.kind === 'note') return entry
    const note = this.#notes.get(id)
    return note ? entryOfNote(note) : null
  }

  #feedbackEntry(): FeedbackEntry | null {
    const entry = this.#entries.get('feedback')
    return entry?.kind === 'feedback' ? entry : null
  }

  get #feedbackNow(): FeedbackNow {
    return { feedback: this.#card.feedback, version: this.#card.feedbackVersion }
  }

  /** What the server has in words; where nothing was written, what the notes say. */
  #feedbackThere(): Feedback {
    return this.#card.feedback ?? draftFeedback(this.#shownNotes())
  }

  #offerFeedbackAgain(): void {
    const entry = this.#feedbackEntry()
    if (entry?.refused) this.#put({ ...entry, refused: null })
  }

  #put(entry: DeskEntry): void {
    this.#store(entry)
    this.#changed()
    this.#throttle.request()
  }

  #drop(entry: DeskEntry): void {
    this.#entries.delete(keyOf(entry))
    this.#shelf.put(keyOf(entry), null)
    this.#changed()
  }

  #store(entry: DeskEntry): void {
    this.#entries.set(keyOf(entry), entry)
    this.#shelf.put(keyOf(entry), entry)
  }

  /** Takes over what earlier pages, and other tabs, have left behind. Only the newest of several drafts stays in the line. */
  #adopt(): void {
    const left = this.#shelf.read()
    for (const { entry } of left) {
      const known = this.#entries.get(keyOf(entry))
      const joined = known ? joinEntries(known, entry) : entry
      // A card that did not take it then may be open again now.
      this.#entries.set(keyOf(entry), joined.kind === 'feedback' ? { ...joined, refused: null } : joined)
    }
    const drafts = [...this.#entries.values()].filter((entry) => entry.kind === 'note' && entry.isHeld)
    const newest = (drafts as NoteEntry[]).sort((a, b) => b.at - a.at)
    for (const [at, draft] of newest.entries()) {
      if (draft.text.trim() === '') this.#entries.delete(keyOf(draft))
      else if (at > 0) this.#entries.set(keyOf(draft), { ...draft, isHeld: false })
    }
    for (const [key, entry] of this.#entries) this.#shelf.put(key, entry)
    this.#shelf.clear(left.map(({ name }) => name))
  }

  #changed(): void {
    this.#snapshot = this.#look()
    for (const listener of this.#listeners) listener()
  }

  get #noteEntries(): NoteEntry[] {
    return [...this.#entries.values()].filter((entry) => entry.kind === 'note')
  }

  /** The notes as they read now, oldest first, without the one in the line. */
  #shownNotes(): ShownNote[] {
    const shown = new Map<string, ShownNote>()
    for (const note of this.#notes.values())
      if (!note.isDeleted) shown.set(note.id, { ...note, refused: null })
    for (const entry of this.#noteEntries) {
      if (entry.isDeleted || entry.isHeld) shown.delete(entry.id)
      else shown.set(entry.id, entry)
    }
    return [...shown.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  }

  #look(): DeskSnapshot {
    const unsaved = this.#waiting().length
    const { scores, submittedAt } = this.#card
    const entry = this.#feedbackEntry()
    const isLate = entry !== null && submittedAt !== null && !isKept(entry, this.#feedbackNow)
    return {
      notes: this.#shownNotes(),
      draft: this.#noteEntries.filter(({ isHeld }) => isHeld).sort((a, b) => b.at - a.at)[0] ?? null,
      scores: byDimension((dimension) => {
        const score = this.#entries.get(`score:${dimension}`)
        if (score?.kind !== 'score') return scores[dimension]
        return { level: score.level, moments: score.moments, version: score.base.version }
      }),
      feedback: {
        // A card that is in says what was handed in.
        written: entry && !isLate ? entry.written : this.#feedbackThere(),
        isDrafted: entry === null && this.#card.feedback === null,
        refused: entry?.refused ?? null,
        isLate,
      },
      submittedAt,
      save: { state: unsaved === 0 ? 'saved' : this.#tries > 0 ? 'offline' : 'saving', unsaved },
      isClosed: this.#isClosed,
      scoreRefused: this.#scoreRefused,
    }
  }
}
