/**
 * How much of something may happen: `perSecond` on average, `burst` at once. Counted in the same turn and on a
 * clock that is passed in, which libraries of rate limits, made for requests, do not offer.
 */
export class TokenBucket {
  #tokens: number
  #at: number

  /** `now` answers ms. */
  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    private readonly now: () => number,
  ) {
    this.#tokens = burst
    this.#at = now()
  }

  /** Takes `count` tokens. False when there are not so many; then none is taken. */
  take(count = 1): boolean {
    this.#refill()
    if (this.#tokens < count) return false
    this.#tokens -= count
    return true
  }

  /** Takes `count` tokens, also those to come. Answers for how long nothing more should be taken, in ms. */
  spend(count: number): number {
    this.#refill()
    this.#tokens -= count
    return Math.max(0, (-this.#tokens / this.perSecond) * 1000)
  }

  #refill(): void {
    const now = this.now()
    // A clock that is set back gives nothing.
    this.#tokens = Math.min(this.burst, this.#tokens + (Math.max(0, now - this.#at) / 1000) * this.perSecond)
    this.#at = now
  }
}
