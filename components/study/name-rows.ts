/** The names of a study group while they are typed. */
import { membersMax } from '@/lib/study/rotation'
import { repeatedNames } from '@/lib/study/study-path'

/** A line with a name; the key stays when others go. */
export interface NameRow {
  key: number
  name: string
}

/** The names of a list that is pasted: a line each, or with commas in between. */
export function namesIn(text: string): string[] {
  return text
    .split(/[\n\r,;]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** The rows with these names at the end, or from the row `at` on; no more than a group has. */
export function withNames(rows: readonly NameRow[], names: readonly string[], at = rows.length): NameRow[] {
  const next = Math.max(-1, ...rows.map(({ key }) => key)) + 1
  const added = names.map((name, index) => ({ key: next + index, name }))
  return [...rows.slice(0, at), ...added, ...rows.slice(at)].slice(0, membersMax)
}

/**
 * The rows when names are pasted into the row `at`, or behind it where its own name stays. What is typed elsewhere stays
 * too, and blank lines make room; of the names that are pasted the last ones are left out where a group would have too many.
 */
export function withPasted(
  rows: readonly NameRow[],
  names: readonly string[],
  at: number,
  staysThere = false,
): { rows: NameRow[]; lastAt: number; leftOut: number } {
  const isTyped = ({ name }: NameRow) => name.trim() !== ''
  const before = rows.slice(0, staysThere ? at + 1 : at).filter(isTyped)
  const after = rows.slice(at + 1).filter(isTyped)
  const taken = names.slice(0, membersMax - before.length - after.length)
  return {
    rows: withNames([...before, ...after], taken, before.length),
    lastAt: before.length + taken.length - 1,
    leftOut: names.length - taken.length,
  }
}

/** The keys of the rows whose name a row before them has already. Blank rows are nobody. */
export function repeatedRows(rows: readonly NameRow[]): number[] {
  const named = rows.filter(({ name }) => name.trim() !== '')
  const repeated = new Set(repeatedNames(named.map(({ name }) => name.trim())))
  return named.filter((_, at) => repeated.has(at)).map(({ key }) => key)
}

/**
 * What is still to be said of rows, by their keys, once they have changed: a note goes with the name it is about, and one
 * about a repeated name also when the other one changes.
 */
export function notesAfter(
  notes: Readonly<Record<number, string>>,
  before: readonly NameRow[],
  after: readonly NameRow[],
): Record<number, string> {
  const [were, are] = [repeatedRows(before), repeatedRows(after)]
  const isMended = (key: number) => were.includes(key) && !are.includes(key)
  const isSame = ({ key, name }: NameRow) => before.some((row) => row.key === key && row.name === name)
  const staying = after.filter((row) => isSame(row) && !isMended(row.key))
  return Object.fromEntries(
    staying.flatMap(({ key }) => (notes[key] === undefined ? [] : [[key, notes[key]]])),
  )
}
