/** Time, passed in so that tests can turn the clock by hand. */
export interface Scheduler {
  /** ms since 1970. */
  now: () => number
  /** Runs `task` once after `delayMs`; the answer cancels it. */
  after: (delayMs: number, task: () => void) => () => void
}

/** Runs a task at once when it has rested for `intervalMs`, else as soon as it has: never more often. */
export class Throttle {
  #last = Number.NEGATIVE_INFINITY
  #cancel: (() => void) | null = null

  constructor(
    private readonly scheduler: Scheduler,
    private readonly intervalMs: number,
    private readonly task: () => void,
  ) {}

  /** Asks for a run. */
  request(): void {
    if (this.#cancel) return
    const wait = this.#last + this.intervalMs - this.scheduler.now()
    if (wait <= 0) this.runNow()
    else this.#cancel = this.scheduler.after(wait, () => this.runNow())
  }

  /** Runs at once, whatever the interval. */
  runNow(): void {
    this.cancel()
    this.#last = this.scheduler.now()
    this.task()
  }

  /** Lets nothing run by itself for `ms` from now on. */
  rest(ms: number): void {
    this.#last = Math.max(this.#last, this.scheduler.now() + ms - this.intervalMs)
  }

  /** Forgets a run that was asked for. */
  cancel(): void {
    this.#cancel?.()
    this.#cancel = null
  }
}
