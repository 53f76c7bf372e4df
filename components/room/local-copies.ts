/**
 * Which copies of boards this browser keeps (B14): one a user × room × epoch, where the participant stands for
 * user × room. What is not listed here does not exist, so nobody's copy outlives its time unseen.
 */
import { boardRoot, forgetParticipant, type KeptStorage } from '@/components/browser-storage'
import { LocalCopy } from '@/components/room/local-copy'
import type { Scheduler } from '@/lib/schedule'

/** Copies that nobody opened for so long are removed at the next visit. */
const keptMs = 14 * 24 * 60 * 60 * 1000

/** Whose copy of which room, without the epoch. */
export interface CopyOwner {
  roomId: string
  participantId: string
}

/** The name of one copy; what comes before the epoch is the same for all of this person's in this room. */
export function copyName(owner: CopyOwner, epoch: number): string {
  return `${copiesOf(owner)}${epoch}`
}

export class LocalCopies {
  constructor(
    private readonly indexedDB: IDBFactory,
    private readonly list: KeptStorage,
    private readonly tab: string,
    private readonly scheduler: Scheduler,
  ) {}

  /** Opens this copy, new or not. Null where the browser keeps none. */
  async open(name: string): Promise<LocalCopy | null> {
    try {
      this.list.setItem(name, String(this.scheduler.now()))
    } catch {
      return null
    }
    return LocalCopy.open(this.indexedDB, name, this.tab, this.scheduler)
  }

  /** Names of this person's copies of this room, of every epoch. */
  namesOf(owner: CopyOwner): string[] {
    return this.#names(copiesOf(owner))
  }

  /** Removes one copy. A tab that still has it open lets go of it. */
  async remove(name: string): Promise<void> {
    await new Promise<void>((resolve) => {
      try {
        const request = this.indexedDB.deleteDatabase(name)
        request.onsuccess = request.onerror = request.onblocked = () => resolve()
      } catch {
        resolve()
      }
    })
    try {
      this.list.removeItem(name)
    } catch {
      // Taken away altogether: nothing is listed any more.
    }
  }

  /** Removes every copy in this browser, and all else that it keeps of a person: they were signed out. */
  async wipeAll(): Promise<void> {
    // The list last: what is not listed would never be found again.
    await Promise.all(this.#names(boardRoot).map((name) => this.remove(name)))
    this.list.clear()
  }

  /** Removes all that is kept of this person in a room, what they wrote there too: they have no business there any more. */
  async wipePerson(owner: CopyOwner): Promise<void> {
    await this.wipeRoom(owner)
    forgetParticipant(this.list, owner.participantId)
  }

  /** Removes all of this person's copies of a room. */
  async wipeRoom(owner: CopyOwner): Promise<void> {
    await Promise.all(this.namesOf(owner).map((name) => this.remove(name)))
  }

  /** Removes what was not opened for 14 days. */
  async sweep(): Promise<void> {
    const now = this.scheduler.now()
    const old = this.#names(boardRoot).filter((name) => !(now - Number(this.list.getItem(name)) < keptMs))
    await Promise.all(old.map((name) => this.remove(name)))
  }

  #names(prefix: string): string[] {
    try {
      return Array.from({ length: this.list.length }, (_, index) => this.list.key(index) ?? '').filter(
        (name) => name.startsWith(prefix),
      )
    } catch {
      return []
    }
  }
}

function copiesOf({ roomId, participantId }: CopyOwner): string {
  return `${boardRoot}${roomId}/${participantId}/`
}
