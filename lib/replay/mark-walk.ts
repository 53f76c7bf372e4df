/** Going along the marks of a session: which one is there, which comes next, which lie so close that they are one. */
import { type EvidenceKind, evidenceKinds, type EvidenceMark } from '@/lib/replay/evidence'

/** The marks without those of kinds that are hidden. */
export function shownMarks(
  marks: readonly EvidenceMark[],
  hidden: ReadonlySet<EvidenceKind>,
): readonly EvidenceMark[] {
  return hidden.size === 0 ? marks : marks.filter(({ kind }) => !hidden.has(kind))
}

/** The kinds there are marks of, in their order, each with how many. */
export function countKinds(marks: readonly EvidenceMark[]): { kind: EvidenceKind; count: number }[] {
  return evidenceKinds.flatMap((kind) => {
    const count = marks.filter((mark) => mark.kind === kind).length
    return count > 0 ? [{ kind, count }] : []
  })
}

/** The last mark at or before a moment, in ms since 1970; null before the first. */
export function markAt(marks: readonly EvidenceMark[], at: number): EvidenceMark | null {
  return marks.findLast((mark) => mark.at <= at) ?? null
}

/**
 * The mark to go to from a moment: the first one after it, or the last one before. `from` is the mark one stands on,
 * if any: of several at one moment each has its turn. Null at either end.
 */
export function nextMark(
  marks: readonly EvidenceMark[],
  at: number,
  by: 1 | -1,
  from: string | null = null,
): EvidenceMark | null {
  const standing = marks.findIndex(({ id, at: its }) => id === from && its === at)
  if (standing >= 0) return marks[standing + by] ?? null
  return (by === 1 ? marks.find((mark) => mark.at > at) : marks.findLast((mark) => mark.at < at)) ?? null
}

/** Marks that lie so close on a line that one sign stands for them, in the order of time. */
export interface MarkCluster {
  /** The id of its first mark. */
  id: string
  /** Where it stands: that of its first mark. */
  place: number
  marks: readonly EvidenceMark[]
}

/**
 * Puts marks that would touch into clusters. `placeOf` answers where a moment lies on the line, and `near` is how far
 * from its first mark a cluster reaches, both in the same unit: so the signs stay at least that far from each other.
 */
export function clusterMarks(
  marks: readonly EvidenceMark[],
  placeOf: (at: number) => number,
  near: number,
): MarkCluster[] {
  const clusters: { id: string; place: number; marks: EvidenceMark[] }[] = []
  for (const mark of marks) {
    const place = placeOf(mark.at)
    const last = clusters.at(-1)
    if (last && place - last.place < near) last.marks.push(mark)
    else clusters.push({ id: mark.id, place, marks: [mark] })
  }
  return clusters
}
