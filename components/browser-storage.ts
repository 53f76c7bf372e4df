/**
 * All that this browser keeps for a person, and the one way to it (B14). Every name begins with a family of these, so
 * that everything goes with the person. What a tab keeps (`sessionStorage`) ends with it; language and theme are cookies,
 * and stay.
 */

/** Copies of boards: the database of that name, and when it was opened last (local-copies.ts). */
export const boardRoot = 'drawbridge/'
const root = 'drawbridge.'

export type KeptFamily =
  // What is written and not handed in: private notes and feedback until the server has them; ratings, amendments and problems.
  | 'desk'
  | 'draft'
  // What was typed into forms.
  | 'name'
  | 'setup'
  // How far somebody has come in a room, and what they have open there.
  | 'said'
  | 'brief'
  | 'folded-hint'
  | 'folded-follow-up'
  // How somebody likes the page.
  | 'recent'
  | 'palette'
  | 'inspector'
  | 'contents'
  | 'assumptions'
  | 'private-panels'
  | 'private-sheet'
  | 'clockHidden'
  | 'guide'
  | 'checks'
  | 'evidence-hidden'
  // Whether anything is kept at all.
  | 'check'

/** The name of something that is kept: its family, and whose or what it is of. */
export function keptName(family: KeptFamily, ...of: readonly string[]): string {
  return root + [family, ...of].join('.')
}

export type KeptStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length' | 'clear'>

/** Who was here has gone, and the page with their words still stands: nothing of it is kept any more. */
let isOver = false

/** This browser's storage. Throws where it is switched off, full, or nobody is here any more to keep something for. */
export const browserStorage: KeptStorage = {
  get length() {
    return window.localStorage.length
  },
  key: (at) => window.localStorage.key(at),
  getItem: (name) => window.localStorage.getItem(name),
  setItem: (name, value) => {
    if (isOver) throw new DOMException('Who was here has gone.', 'InvalidStateError')
    window.localStorage.setItem(name, value)
  },
  removeItem: (name) => window.localStorage.removeItem(name),
  clear: () => {
    isOver = true
    forgetNames(window.localStorage, () => true)
  },
}

/** What is kept under a name; null where there is nothing. */
export function readKept(name: string): string | null {
  try {
    return browserStorage.getItem(name)
  } catch {
    return null
  }
}

/** Keeps a value, null for none. Answers whether it could: where not, it lasts as long as the page. */
export function keep(name: string, value: string | null): boolean {
  try {
    if (value === null) browserStorage.removeItem(name)
    else browserStorage.setItem(name, value)
    return true
  } catch {
    return false
  }
}

/** Removes all that is kept of a participant: what they wrote in their room, and their copies of its board. */
export function forgetParticipant(storage: KeptStorage, participantId: string): void {
  forgetNames(storage, (name) => name.split(/[./]/).includes(participantId))
}

/** The names of ours that are kept, those of boards too. */
export function keptNames(storage: Pick<Storage, 'key' | 'length'>): string[] {
  const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
  return names.filter((name) => name.startsWith(root) || name.startsWith(boardRoot))
}

function forgetNames(
  storage: Pick<Storage, 'key' | 'length' | 'removeItem'>,
  goes: (name: string) => boolean,
) {
  for (const name of keptNames(storage)) if (goes(name)) storage.removeItem(name)
}
