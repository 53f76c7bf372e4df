/**
 * What one person may ask of a room (X2), over all their connections: coming back gives nothing anew. Honest
 * people never meet it; judging what they send takes time that others wait for.
 */
import { TokenBucket } from '@/lib/token-bucket'

/** So many messages a second, and so many at once. A browser sends at most 60 a second, half of them presence. */
export const messagesPerSecond = 120
export const messageBurst = 300

/**
 * Work is counted in bytes: those that are sent, those of boards that are asked for, and for every record that
 * must be judged as many as that takes about as long as. A browser causes 4 MiB at once and 256 KiB a second.
 */
const workPerSecond = 1 << 20
export const workBurst = 16 << 20
const recordWork = 256
const rebuiltRecordWork = 512

export class Allowance {
  readonly #messages: TokenBucket
  readonly #work: TokenBucket

  /** `now` answers ms. */
  constructor(now: () => number) {
    this.#messages = new TokenBucket(messagesPerSecond, messageBurst, now)
    this.#work = new TokenBucket(workPerSecond, workBurst, now)
  }

  /** Counts messages. False when that is more than anybody sends. */
  takeMessages(count = 1): boolean {
    return this.#messages.take(count)
  }

  /** Whether more work may be caused now: what was caused before is paid for. */
  mayCauseWork(): boolean {
    return this.#work.spend(0) === 0
  }

  chargeBytes(count: number): void {
    this.#work.spend(count)
  }

  /** Records that had to be judged. */
  chargeRecords(count: number): void {
    this.#work.spend(count * recordWork)
  }

  /** A board of so many records had to be built up anew. */
  chargeRebuild(records: number): void {
    this.#work.spend(records * rebuiltRecordWork)
  }
}
