/** More bad records than this within a minute make their author a reader for a minute (B5). */
export const maxLapses = 20
const minuteMs = 60_000

interface Record {
  since: number
  count: number
  mutedUntil: number
}

/** Who left bad records in a room of late. Honest browsers leave none. */
export class Lapses {
  #records = new Map<string, Record>()

  constructor(private readonly now: () => number) {}

  /** Notes bad records of a participant. Answers whether they may not write from now on. */
  add(participantId: string, count: number): boolean {
    const now = this.now()
    const known = this.#records.get(participantId)
    const record = known && now - known.since < minuteMs ? known : { since: now, count: 0, mutedUntil: 0 }
    this.#records.set(participantId, record)
    record.count += count
    if (record.count <= maxLapses) return false
    this.#records.set(participantId, { since: now, count: 0, mutedUntil: now + minuteMs })
    return true
  }

  isMuted(participantId: string): boolean {
    return (this.#records.get(participantId)?.mutedUntil ?? 0) > this.now()
  }

  /** Forgets what is over. Answers who may write again since the last call. */
  forgive(): string[] {
    const now = this.now()
    const over = [...this.#records].filter(
      ([, { since, mutedUntil }]) => now >= Math.max(since + minuteMs, mutedUntil),
    )
    for (const [id] of over) this.#records.delete(id)
    return over.filter(([, { mutedUntil }]) => mutedUntil > 0).map(([id]) => id)
  }
}
