/**
 * Which copies of boards this browser keeps (B14): one a user × room × epoch, where the participant stands for
 * user × room. What is not listed here does not exist, so nobody's copy outlives its time unseen.
 */
import { boardRoot, type KeptStorage } from '@/components/browser-storage'
import { LocalCopy } from '@/components/room/local-copy'
import { copyNames, removeCopies, removeCopy } from '@/components/room/wipe-local-copies'
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
    return copyNames(this.list, copiesOf(owner))
  }

  /** Removes one copy. A tab that still has it open lets go of it. */
  async remove(name: string): Promise<void> {
    await removeCopy(this.indexedDB, this.list, name)
  }

  /** Removes every copy in this browser: the person was signed out. */
  async wipeAll(): Promise<void> {
    await removeCopies(this.indexedDB, this.list, boardRoot)
  }

  /** Removes all of this person's copies of a room. */
  async wipeRoom(owner: CopyOwner): Promise<void> {
    await removeCopies(this.indexedDB, this.list, copiesOf(owner))
  }

  /** Removes what was not opened for 14 days. */
  async sweep(): Promise<void> {
    const now = this.scheduler.now()
    const names = copyNames(this.list, boardRoot)
    const old = names.filter((name) => !(now - Number(this.list.getItem(name)) < keptMs))
    await Promise.all(old.map((name) => this.remove(name)))
  }
}

function copiesOf({ roomId, participantId }: CopyOwner): string {
  return `${boardRoot}${roomId}/${participantId}/`
}
