import { boardRoot, browserStorage, type KeptStorage } from '@/components/browser-storage'

type List = Pick<KeptStorage, 'key' | 'length' | 'removeItem'>

/** Removes every copy of a board from this browser (B14). Small: pages without a board do this, too. */
export async function wipeLocalCopies(): Promise<void> {
  try {
    await removeCopies(window.indexedDB, browserStorage, boardRoot)
  } catch {
    // A browser that keeps nothing has nothing to wipe.
  }
}

/** Removes the copies whose names begin like this. */
export async function removeCopies(indexedDB: IDBFactory, list: List, prefix: string): Promise<void> {
  await Promise.all(copyNames(list, prefix).map((name) => removeCopy(indexedDB, list, name)))
}

/** Removes one copy. A tab that still has it open lets go of it. */
export async function removeCopy(indexedDB: IDBFactory, list: List, name: string): Promise<void> {
  await new Promise<void>((resolve) => {
    try {
      const request = indexedDB.deleteDatabase(name)
      request.onsuccess = request.onerror = request.onblocked = () => resolve()
    } catch {
      resolve()
    }
  })
  try {
    // Last: what is not listed would never be found again.
    list.removeItem(name)
  } catch {
    // Taken away altogether: nothing is listed any more.
  }
}

/** The copies on the list whose names begin like this. */
export function copyNames(list: Pick<List, 'key' | 'length'>, prefix: string): string[] {
  try {
    const names = Array.from({ length: list.length }, (_, index) => list.key(index) ?? '')
    return names.filter((name) => name.startsWith(prefix))
  } catch {
    return []
  }
}
