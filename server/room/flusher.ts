import type { UpdateLog } from '@/server/room/log'
import type { Room } from '@/server/room/room'

/**
 * Commits what the rooms of this node have admitted: one statement for all of them, started as soon as
 * none is in flight (B3). It batches itself: while a commit is under way the next batch gathers.
 */
export class Flusher {
  #waiting = new Set<Room>()
  #current: Promise<void> | null = null

  constructor(
    private readonly log: UpdateLog,
    /** Runs a task at the end of the current turn, so that all frames of one turn share a flush. */
    private readonly defer: (task: () => void) => void,
    private readonly onError: (error: unknown) => void,
  ) {}

  schedule(room: Room): void {
    this.#waiting.add(room)
    if (!this.#current) this.#start()
  }

  /** Resolves when nothing waits and nothing is in flight. */
  async idle(): Promise<void> {
    while (this.#current) await this.#current
  }

  #start(): void {
    this.#current = new Promise<void>((resolve) => this.defer(resolve))
      .then(() => this.#flush())
      .then(() => {
        this.#current = null
        if (this.#waiting.size > 0) this.#start()
      })
  }

  async #flush(): Promise<void> {
    // What waited may have been withdrawn meanwhile, with the batch before it.
    const rooms = [...this.#waiting].filter((room) => !room.failed && room.waits)
    this.#waiting.clear()
    if (rooms.length === 0) return
    const batches = rooms.map((room) => ({ roomId: room.id, ...room.takeBatch() }))
    let heads: Map<string, number>
    try {
      heads = await this.log.append(batches)
    } catch (error) {
      this.onError(error)
      for (const room of rooms) room.fail()
      return
    }
    // Each for itself: one that has to read the log first holds up no other.
    await Promise.all(rooms.map((room) => this.#land(room, heads.get(room.id))))
  }

  async #land(room: Room, head: number | undefined): Promise<void> {
    if (head === undefined) return room.refused()
    try {
      await room.committed(head)
    } catch (error) {
      this.onError(error)
      room.fail()
    }
  }
}
