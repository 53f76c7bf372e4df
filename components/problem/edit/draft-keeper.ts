/**
 * A problem while its owner writes it (P4), until the server has it. Every keystroke goes into storage before anything
 * else, so that a reload, a crash or a lost network loses none of it; then it is sent, and sent again until it is
 * acknowledged. What was changed elsewhere in the meantime is never overwritten unasked.
 */
import { draftMaxBytes, type OwnDraft } from '@/lib/problem/own-problem'
import type { OwnProblemView } from '@/lib/problem/own-problem-view'
import type { Scheduler } from '@/lib/schedule'
import { draftMark, isSameDraft } from '@/components/problem/edit/draft-mark'
import { DraftShelf, type DraftStorage } from '@/components/problem/edit/draft-shelf'

/** How the server took it. */
export type SaveReply =
  | { kind: 'saved'; version: number; savedAt: number }
  /** It was changed elsewhere in the meantime: what it is now. */
  | { kind: 'elsewhere'; theirs: OwnProblemView }
  | { kind: 'too_large' }
  | { kind: 'refused'; message: string }
  /** Nobody answered, or not now. */
  | { kind: 'away' }
  /** It is not this person's to write any more: signed out, or deleted. */
  | { kind: 'closed' }

/** `isLast`: the page goes, the answer is not heard any more. */
export type SaveDraft = (saved: { draft: OwnDraft; version: number }, isLast: boolean) => Promise<SaveReply>

export type SaveState = 'saved' | 'saving' | 'offline' | 'too_large' | 'refused' | 'elsewhere' | 'closed'

export interface KeeperSnapshot {
  draft: OwnDraft
  /** As the server has last told; its draft is what is saved. */
  problem: OwnProblemView
  save: SaveState
  /** What it is elsewhere, where it was changed there meanwhile: somebody has to choose. */
  theirs: OwnProblemView | null
  /** Why the server does not take it, in words. */
  refusal: string | null
  /** Whether what is not saved lies in this browser at least. */
  isKept: boolean
}

export interface DraftKeeperOptions {
  problem: OwnProblemView
  save: SaveDraft
  scheduler: Scheduler
  /** Between 0 and 1. */
  chance: () => number
}

/** It is sent when nobody has typed for so long, in ms … */
const quietMs = 800
/** … and at the latest so long after the first keystroke that is not saved. */
const longestMs = 5000
const firstRetryMs = 500
const longestRetryMs = 10_000

export class DraftKeeper {
  #draft: OwnDraft
  #problem: OwnProblemView
  #state: SaveState = 'saved'
  #theirs: OwnProblemView | null = null
  #refusal: string | null = null
  #isKept = true
  #shelf: DraftShelf
  /** Marks of what was sent since the last answer that was heard: the server may have it. */
  #unheard: string[] = []
  #sending: Promise<void> | null = null
  /** While something is asked about the problem as it is saved: nothing is sent meanwhile. */
  #asking: Promise<void> | null = null
  #tries = 0
  #unsavedSince: number | null = null
  #cancel: (() => void) | null = null
  #isStopped = false
  #snapshot: KeeperSnapshot
  readonly #listeners = new Set<() => void>()

  constructor(private readonly options: DraftKeeperOptions) {
    this.#problem = options.problem
    this.#draft = options.problem.draft
    this.#shelf = new DraftShelf(null, options.problem.id)
    this.#snapshot = this.#look()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly snapshot = (): KeeperSnapshot => this.#snapshot

  /** Takes over what an earlier page has left in this browser, and keeps there from now on. */
  begin(storage: DraftStorage | null): void {
    this.#isStopped = false
    this.#shelf = new DraftShelf(storage, this.#problem.id)
    const left = this.#shelf.read()
    if (!left) return
    if (isSameDraft(left.draft, this.#problem.draft)) return this.#shelf.clear()
    const found = this.#problem
    this.#draft = left.draft
    this.#unheard = [...left.unheard]
    // What is here was written on that version, whether the page is older or newer.
    this.#problem = { ...found, version: left.version }
    if (left.version < found.version) this.#isElsewhere(found)
    else this.#plan()
    this.#changed()
  }

  /** Changes the draft. */
  readonly change = (change: (draft: OwnDraft) => OwnDraft): void => {
    const next = change(this.#draft)
    if (next === this.#draft) return
    this.#draft = next
    this.#keep()
    if (this.#state !== 'elsewhere' && this.#state !== 'closed') this.#plan()
    this.#changed()
  }

  /** Saves at once what is not saved. Answers whether everything is. */
  async flush(): Promise<boolean> {
    this.#unplan()
    while (this.#sending ?? this.#asking) await (this.#sending ?? this.#asking)
    if (this.#isSaved()) return true
    await this.#send()
    // Somebody has typed on.
    if (!this.#isSaved() && this.#state === 'saving') return this.flush()
    return this.#isSaved()
  }

  /** Tries at once what waits, for instance because the network is back. */
  retry(): void {
    if (this.#state === 'offline') void this.flush()
  }

  /**
   * Asks the server for something that is done with the problem as it is saved: saves first what is not, and nothing as
   * long as it is asked, or the answer would meet a change that was made here. Answers whether all was saved, and so it
   * was asked. Throws what `ask` throws.
   */
  async ask(ask: (version: number) => Promise<OwnProblemView>): Promise<boolean> {
    if (!(await this.flush())) return false
    // Something else was quicker.
    if (this.#asking) return this.ask(ask)
    const asked = ask(this.#problem.version)
    // Done without a word of it that is heard, it is a newer version with the same text.
    this.#unheard = [draftMark(this.#problem.draft)]
    this.#asking = asked.then(
      () => undefined,
      () => undefined,
    )
    try {
      this.hear(await asked)
      return true
    } finally {
      this.#asking = null
      if (!this.#isSaved()) this.#plan()
    }
  }

  /** What the server has just told of the problem, in answer to something that was not a save. */
  hear(problem: OwnProblemView): void {
    // An older answer says nothing of the text that is not known.
    if (problem.version < this.#problem.version) return this.hearStanding(problem)
    const isSaved = this.#isSaved()
    this.#problem = problem
    this.#unheard = []
    if (isSaved) this.#draft = problem.draft
    else this.#keep()
    this.#changed()
  }

  /** Who has the problem now, as the server has just told; its text is left alone. */
  hearStanding({ isShared, isPublished, publishedAt }: OwnProblemView): void {
    this.#problem = { ...this.#problem, isShared, isPublished, publishedAt }
    this.#changed()
  }

  /** What the server has, as it was read: this page may be old, or another one have written on. */
  catchUp(problem: OwnProblemView): void {
    // While something is on its way, what was read may be from before or after it.
    if (this.#sending || this.#asking || this.#theirs || problem.version <= this.#problem.version) return
    if (this.#isSaved()) {
      this.#problem = problem
      this.#draft = problem.draft
    } else this.#isElsewhere(problem)
    this.#changed()
  }

  /** What is written here goes on, over what was written elsewhere. */
  useMine(): void {
    if (!this.#theirs) return
    this.#problem = this.#theirs
    this.#theirs = null
    this.#keep()
    void this.#send()
  }

  /** What was written elsewhere goes on. Answers what was written here, to be brought back. */
  useTheirs(): OwnDraft {
    const mine = this.#draft
    if (!this.#theirs) return mine
    this.#problem = this.#theirs
    this.#theirs = null
    this.#draft = this.#problem.draft
    this.#settle()
    this.#changed()
    return mine
  }

  /** The page goes: what is not saved is sent once more. It stays in storage, where the next page finds it. */
  leave(): void {
    if (this.#isSaved() || this.#theirs || this.#state === 'closed') return
    this.#keep()
    // Two at once would meet each other; the next page sends it.
    if (this.#sending || this.#asking) return
    this.#noteSent(this.#draft)
    void this.options.save({ draft: this.#draft, version: this.#problem.version }, true)
  }

  /** Stops sending. What is not acknowledged stays in storage. */
  stop(): void {
    this.#isStopped = true
    this.#unplan()
  }

  #isSaved(): boolean {
    return this.#draft === this.#problem.draft
  }

  #plan(): void {
    this.#state = this.#tries > 0 ? 'offline' : 'saving'
    this.#refusal = null
    const { scheduler } = this.options
    this.#unsavedSince ??= scheduler.now()
    if (this.#tries > 0 && this.#cancel) return
    this.#unplan()
    const wait = Math.min(quietMs, Math.max(0, this.#unsavedSince + longestMs - scheduler.now()))
    this.#cancel = scheduler.after(wait, () => void this.#send())
  }

  #unplan(): void {
    this.#cancel?.()
    this.#cancel = null
  }

  #send(): Promise<void> {
    this.#unplan()
    if (this.#sending) return this.#sending
    if (this.#asking || this.#isStopped || this.#theirs || this.#state === 'closed' || this.#isSaved())
      return Promise.resolve()
    const sent = this.#draft
    if (sizeOf(sent) > draftMaxBytes) {
      this.#state = 'too_large'
      this.#changed()
      return Promise.resolve()
    }
    this.#state = this.#tries > 0 ? 'offline' : 'saving'
    this.#unsavedSince = null
    this.#noteSent(sent)
    this.#changed()
    this.#sending = this.options
      .save({ draft: sent, version: this.#problem.version }, false)
      .then((reply) => {
        this.#sending = null
        this.#answered(sent, reply)
        this.#changed()
      })
    return this.#sending
  }

  #answered(sent: OwnDraft, reply: SaveReply): void {
    if (reply.kind === 'away') return this.#retryLater()
    this.#tries = 0
    switch (reply.kind) {
      case 'saved': {
        const { version, savedAt } = reply
        this.#problem = { ...this.#problem, draft: sent, version, updatedAt: savedAt, hasChanges: true }
        return this.#goOn()
      }
      case 'elsewhere':
        return this.#isElsewhere(reply.theirs)
      case 'refused':
        this.#refusal = reply.message
        this.#state = 'refused'
        return this.#again(sent)
      case 'too_large':
        this.#state = 'too_large'
        return this.#again(sent)
      case 'closed':
        this.#state = 'closed'
    }
  }

  /** After an answer: what was typed meanwhile is sent, too. */
  #goOn(): void {
    this.#unheard = []
    if (this.#isSaved()) this.#settle()
    else {
      this.#keep()
      this.#plan()
    }
  }

  /** What was refused is tried again only once it is another text. */
  #again(sent: OwnDraft): void {
    this.#unheard = []
    if (this.#draft !== sent) this.#plan()
  }

  /** Everything is saved: nothing has to lie here any more. */
  #settle(): void {
    this.#state = 'saved'
    this.#refusal = null
    this.#unsavedSince = null
    this.#unheard = []
    this.#isKept = true
    this.#shelf.clear()
  }

  /** What is sent now; the next page has to know of it, too. */
  #noteSent(sent: OwnDraft): void {
    this.#unheard = [...new Set([...this.#unheard, draftMark(sent)])]
    this.#keep()
  }

  #isElsewhere(theirs: OwnProblemView): void {
    if (isSameDraft(theirs.draft, this.#draft)) {
      this.#problem = theirs
      this.#draft = theirs.draft
      return this.#settle()
    }
    // An answer was lost: what is there was sent from here.
    if (this.#unheard.includes(draftMark(theirs.draft))) {
      this.#problem = theirs
      return this.#goOn()
    }
    this.#theirs = theirs
    this.#state = 'elsewhere'
    this.#unplan()
    this.#keep()
  }

  #retryLater(): void {
    this.#tries++
    this.#state = 'offline'
    const wait = Math.min(firstRetryMs * 2 ** (this.#tries - 1), longestRetryMs)
    this.#cancel = this.options.scheduler.after(wait * (0.5 + this.options.chance() / 2), () => {
      this.#cancel = null
      void this.#send()
    })
  }

  #keep(): void {
    const { version } = this.#problem
    this.#isKept = this.#shelf.put({ draft: this.#draft, version, unheard: this.#unheard })
  }

  #changed(): void {
    this.#snapshot = this.#look()
    for (const listener of this.#listeners) listener()
  }

  #look(): KeeperSnapshot {
    return {
      draft: this.#draft,
      problem: this.#problem,
      save: this.#state,
      theirs: this.#theirs,
      refusal: this.#refusal,
      isKept: this.#isKept,
    }
  }
}

/** Whether rooms get the problem as it stands here, to the last letter. */
export function isAsPublished({ problem, save }: KeeperSnapshot): boolean {
  return problem.isPublished && !problem.hasChanges && save === 'saved'
}

function sizeOf(draft: OwnDraft): number {
  return new TextEncoder().encode(JSON.stringify(draft)).length
}
