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
  // Which sign-out was the last.
  | 'era'

/** The name of something that is kept: its family, and whose or what it is of. */
export function keptName(family: KeptFamily, ...of: readonly string[]): string {
  return root + [family, ...of].join('.')
}

export type KeptStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** Every sign-out leaves another value here, which no tab of before knows. */
const eraName = keptName('era')
/** The era of this page: once it is over, the page may stand, but nothing that is typed on it is kept. */
let era = readKept(eraName)
/** Participants who were here and have gone: nothing more is kept of them. */
const gone = new Set<string>()

/** This browser's storage. Throws where it is switched off, full, or whose words they are has gone, in whichever tab. */
export const browserStorage: KeptStorage = {
  get length() {
    return window.localStorage.length
  },
  key: (at) => window.localStorage.key(at),
  getItem: (name) => window.localStorage.getItem(name),
  setItem: (name, value) => {
    if (window.localStorage.getItem(eraName) !== era || partsOf(name).some((part) => gone.has(part)))
      throw new DOMException('Who was here has gone.', 'InvalidStateError')
    window.localStorage.setItem(name, value)
  },
  removeItem: (name) => window.localStorage.removeItem(name),
}

/** A page was opened for whoever is here now: from here on what they write is kept. */
export function beginKeeping(): void {
  era = readKept(eraName)
  gone.clear()
}

/** What is kept under a name; null where there is nothing. */
export function readKept(name: string): string | null {
  try {
    return window.localStorage.getItem(name)
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

/**
 * Somebody has signed out of this browser: all that is kept of a person goes, and no tab that still shows it keeps it
 * again. Copies of boards stay listed until they are deleted (wipe-local-copies.ts).
 */
export function forgetPerson(): void {
  try {
    forgetNames(() => true)
    window.localStorage.setItem(eraName, Math.random().toString(36).slice(2))
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** A participant has gone from their room: what they wrote there goes, and what they still type there is not kept. */
export function forgetParticipant(participantId: string): void {
  gone.add(participantId)
  try {
    forgetNames((name) => partsOf(name).includes(participantId))
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

const partsOf = (name: string) => name.split('.')

function forgetNames(goes: (name: string) => boolean) {
  const { localStorage } = window
  const names = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '')
  for (const name of names) if (name.startsWith(root) && goes(name)) localStorage.removeItem(name)
}
