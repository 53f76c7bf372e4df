/** The names of a study group while they are typed. */
import { membersMax } from '@/lib/study/rotation'

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
