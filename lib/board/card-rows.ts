/**
 * What can be done with the rows of a card. Pure: each function answers new rows in which only what was asked for
 * differs, so that two people's changes meet cell by cell (B1). Ids are made by whoever calls.
 */
import { getIndicesAbove, getIndicesBetween, type IndexKey } from '@tldraw/utils'
import {
  type AnyRow,
  type AnyRows,
  type CardKind,
  orderedRows,
  type RequirementRow,
  type RequirementSection,
  requirementSections,
  rowIndexBetween,
} from '@/lib/board/shapes/cards'

/** What is in a row, without its place. */
export type RowContent = Record<string, unknown>

/** A row as it is shown: with its id. */
export type ShownRow = AnyRow & { id: string }

/** The cells of a row that hold text, in the order of Tab and of pasted columns. */
export const textCells = {
  requirements: ['text', 'target'],
  estimate: ['name', 'formula', 'unit'],
  api: ['path', 'request', 'response', 'notes'],
  entity: ['name', 'type', 'references'],
} as const satisfies Record<CardKind, readonly string[]>

const emptyRows: Record<CardKind, RowContent> = {
  requirements: { section: 'functional', text: '', target: '' },
  estimate: { name: '', formula: '', unit: '' },
  api: { method: 'GET', path: '', request: '', response: '', notes: '' },
  entity: { name: '', type: '', key: '', references: '', isIndexed: false },
}

/** What a row of a kind of card holds before anybody writes in it, with some cells filled. */
export function newRow(kind: CardKind, cells: RowContent = {}): RowContent {
  return { ...emptyRows[kind], ...cells }
}

/** Whether nobody has written anything in a row. */
export function isBlankRow(kind: CardKind, row: AnyRow): boolean {
  return textCells[kind].every((cell) => textOf(row, cell).trim() === '')
}

/** The text of a cell; empty where there is no such cell. */
export function textOf(row: AnyRow | undefined, cell: string): string {
  const value = (row as unknown as RowContent | undefined)?.[cell]
  return typeof value === 'string' ? value : ''
}

/** Rows as they stand on the card from top to bottom: in their order, those of a requirements card under their sections. */
export function shownRows(kind: CardKind, rows: AnyRows): ShownRow[] {
  const ordered = orderedRows(rows)
  if (kind !== 'requirements') return ordered
  return requirementSections.flatMap((section) => ordered.filter((row) => sectionOf(row) === section))
}

/** The section a row of a requirements card stands in; null for other rows. */
export function sectionOf(row: AnyRow): RequirementSection | null {
  return 'section' in row ? row.section : null
}

/** Where a row goes: after another one, or before it; with neither, to the end. */
export interface RowPlace {
  after?: string | null
  before?: string | null
}

/** Puts new rows in, one after the other. A row named in `place` that is gone counts as not named. */
export function insertRows(
  rows: AnyRows,
  place: RowPlace,
  added: readonly { id: string; content: RowContent }[],
): AnyRows {
  const [below, above] = neighbours(rows, place)
  const indices = indicesBetween(below, above, added.length)
  const inserted = added.map(({ id, content }, at) => [id, { ...content, index: indices[at] }] as const)
  return { ...rows, ...(Object.fromEntries(inserted) as unknown as AnyRows) }
}

/** Changes cells of a row; a row that is gone stays gone. */
export function updateRow(rows: AnyRows, id: string, cells: RowContent): AnyRows {
  const row = rows[id]
  return row ? { ...rows, [id]: { ...row, ...cells } as AnyRow } : rows
}

/** Takes a row out. */
export function removeRow(rows: AnyRows, id: string): AnyRows {
  const { [id]: _, ...others } = rows
  return others
}

/** Moves a row to another place, and into another section where one is said. */
export function moveRow(
  rows: AnyRows,
  id: string,
  place: RowPlace,
  section: RequirementSection | null = null,
): AnyRows {
  const others = removeRow(rows, id)
  const index = rowIndexBetween(...neighbours(others, place))
  return updateRow(rows, id, section ? { index, section } : { index })
}

/**
 * Moves a row one up or down among those shown; at the edge of a section it goes over into the next one. Answers the
 * same rows where there is nowhere to go.
 */
export function stepRow(kind: CardKind, rows: AnyRows, id: string, step: 1 | -1): AnyRows {
  const shown = shownRows(kind, rows)
  const at = shown.findIndex((row) => row.id === id)
  const row = shown[at]
  if (!row) return rows
  const section = sectionOf(row)
  const neighbour = shown[at + step]
  if (section && neighbour?.id !== undefined && sectionOf(neighbour) === section) {
    return moveRow(rows, id, step > 0 ? { after: neighbour.id } : { before: neighbour.id })
  }
  if (!section) {
    return neighbour ? moveRow(rows, id, step > 0 ? { after: neighbour.id } : { before: neighbour.id }) : rows
  }
  const next = requirementSections[requirementSections.indexOf(section) + step]
  if (!next) return rows
  const inNext = shown.filter((other) => sectionOf(other) === next)
  const edge = step > 0 ? inNext[0] : inNext[inNext.length - 1]
  if (!edge) return updateRow(rows, id, { section: next } satisfies Partial<RequirementRow>)
  return moveRow(rows, id, step > 0 ? { before: edge.id } : { after: edge.id }, next)
}

/** Breaks a row in two at a place in one of its cells: what follows goes into a new row below, and the other cells stay. */
export function splitRow(
  kind: CardKind,
  rows: AnyRows,
  { id, cell, at, newId }: { id: string; cell: string; at: number; newId: string },
): AnyRows {
  const row = rows[id]
  if (!row) return rows
  const text = textOf(row, cell)
  const section = sectionOf(row)
  const content = newRow(kind, { [cell]: text.slice(at).trimStart(), ...(section && { section }) })
  const kept = updateRow(rows, id, { [cell]: text.slice(0, at).trimEnd() })
  return insertRows(kept, { after: id }, [{ id: newId, content }])
}

/**
 * Joins a row to the one above it in one cell, and removes it. Answers where the two meet, so that the caret can go
 * there; null where there is no row above in its section, or the row holds more than that cell.
 */
export function joinRow(
  kind: CardKind,
  rows: AnyRows,
  id: string,
  cell: string,
): { rows: AnyRows; id: string; at: number } | null {
  const shown = shownRows(kind, rows)
  const at = shown.findIndex((row) => row.id === id)
  const [above, row] = [shown[at - 1], shown[at]]
  if (!above || !row || sectionOf(above) !== sectionOf(row)) return null
  if (textCells[kind].some((other) => other !== cell && textOf(row, other) !== '')) return null
  const [start, end] = [textOf(above, cell), textOf(row, cell)]
  const joined = [start, end].filter((text) => text !== '').join(' ')
  return {
    rows: updateRow(removeRow(rows, id), above.id, { [cell]: joined }),
    id: above.id,
    at: joined.length - end.length,
  }
}

/** The indices on both sides of a place. */
function neighbours(rows: AnyRows, { after, before }: RowPlace): [IndexKey | null, IndexKey | null] {
  const ordered = orderedRows(rows)
  const afterAt = ordered.findIndex(({ id }) => id === after)
  if (afterAt >= 0) return [indexAt(ordered, afterAt), indexAt(ordered, afterAt + 1)]
  const beforeAt = ordered.findIndex(({ id }) => id === before)
  if (beforeAt >= 0) return [indexAt(ordered, beforeAt - 1), indexAt(ordered, beforeAt)]
  return [indexAt(ordered, ordered.length - 1), null]
}

function indexAt(ordered: readonly ShownRow[], at: number): IndexKey | null {
  return ordered[at]?.index ?? null
}

function indicesBetween(below: IndexKey | null, above: IndexKey | null, count: number): IndexKey[] {
  // Rows that two people made at once at one place may have the same index: then there is nothing between them.
  return below !== null && above !== null && below >= above
    ? getIndicesAbove(below, count)
    : getIndicesBetween(below, above, count)
}
