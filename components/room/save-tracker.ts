/**
 * What the save indicator says (B3). Pure: the socket and the document tell it what happened.
 *
 * Message 101 acknowledges the first n write frames of one connection (B3a), so every changed record is
 * tied to the frame that carries it. A new connection starts at zero: until its SyncStep2, which carries
 * all that the server lacks, frames may be dropped as a gap (B6) and prove nothing.
 */
export interface SaveStatus {
  state: 'saving' | 'saved' | 'offline'
  /** Number of records changed here and not yet confirmed by the server. */
  unsaved: number
}

export class SaveTracker {
  /** Changed record → number of the frame that carries its last change; null while no frame does for certain. */
  #waiting = new Map<string, number | null>()
  #frames = 0
  #connected = false
  #complete = false

  /** Records were changed here; the frame that carries them follows. */
  changed(ids: Iterable<string>): void {
    for (const id of ids) this.#waiting.set(id, null)
  }

  /** A connection is open; nothing was sent on it yet. */
  connected(): void {
    this.#connected = true
    this.#complete = false
    this.#frames = 0
    for (const id of this.#waiting.keys()) this.#waiting.set(id, null)
  }

  /** The connection is gone. */
  disconnected(): void {
    this.#connected = false
  }

  /** A write frame goes out on this connection. A SyncStep2 carries everything that waits. */
  sent(isSyncStep2: boolean): void {
    this.#frames += 1
    if (isSyncStep2) this.#complete = true
    if (!this.#complete) return
    for (const [id, frame] of this.#waiting) if (frame === null) this.#waiting.set(id, this.#frames)
  }

  /** The server has committed the first `n` write frames of this connection. */
  acked(n: number): void {
    for (const [id, frame] of this.#waiting) if (frame !== null && frame <= n) this.#waiting.delete(id)
  }

  status(): SaveStatus {
    const unsaved = this.#waiting.size
    return { state: !this.#connected ? 'offline' : unsaved > 0 ? 'saving' : 'saved', unsaved }
  }
}
