/** The cells of a card as the keyboard and the pointer go through them. */
import { type ShownRow, textOf } from '@/lib/board/card-rows'
import { type CardKind, type CardShape, dayLengths, fieldKeys, httpMethods } from '@/lib/board/shapes/cards'
import { allRows, type CardLayout, type RowBox } from '@/components/canvas/cards/card-layout'
import { placeAt } from '@/components/canvas/cards/text-lines'

/** A cell of a card: of one of its rows, or of the card itself where `row` is empty. */
export interface CellAddress {
  row: string
  cell: string
}

/** Where the caret goes in a cell of text. */
export type Caret = number | 'end' | 'all'

/** In the order of Tab, the first one the one in which a new row begins. */
const stopsOf: Record<CardKind, readonly string[]> = {
  requirements: ['text', 'target'],
  estimate: ['name', 'formula', 'unit'],
  api: ['path', 'request', 'response', 'notes', 'method'],
  entity: ['name', 'type', 'key', 'index', 'references'],
}
const cardStops: readonly string[] = ['title', 'day', 'store', 'why']

/** What can be chosen in the cells that are not typed in. */
export const choicesOf: Record<string, readonly (string | number | boolean)[]> = {
  method: httpMethods,
  key: fieldKeys,
  index: [false, true],
  day: dayLengths,
}

/** What is chosen in a cell now. */
export function chosenIn(
  { props }: CardShape,
  row: ShownRow | null,
  cell: string,
): string | number | boolean {
  const source = (row ?? props) as unknown as Record<string, string | number | boolean>
  return source[cell === 'index' ? 'isIndexed' : cell] ?? ''
}

/** What a cell of text holds. */
export function textIn({ props }: CardShape, { row, cell }: CellAddress): string {
  if (row !== '') return textOf(props.rows[row], cell)
  const value = (props as unknown as Record<string, unknown>)[cell]
  return typeof value === 'string' ? value : ''
}

/** The cells of a row that Tab stops at. */
export function stopsIn(kind: CardKind, row: RowBox): string[] {
  const stops = row.id === '' ? cardStops : stopsOf[kind]
  const present = new Set([...row.texts, ...row.choices].map(({ cell }) => cell))
  return stops.filter((cell) => present.has(cell))
}

/** Whether a cell is in this row. */
export function holdsCell(kind: CardKind, row: RowBox, { row: id, cell }: CellAddress): boolean {
  return row.id === id && stopsIn(kind, row).includes(cell)
}

/** The cell that Tab goes to, or Shift+Tab; null past the last and before the first one. */
export function nextStop(
  kind: CardKind,
  layout: CardLayout,
  from: CellAddress,
  step: 1 | -1,
): CellAddress | null {
  const all = allRows(layout).flatMap((row) => stopsIn(kind, row).map((cell) => ({ row: row.id, cell })))
  const at = all.findIndex(({ row, cell }) => row === from.row && cell === from.cell)
  return all[at + step] ?? null
}

/** The cell above or below, in the same column where there is one. */
export function cellBeyond(
  kind: CardKind,
  layout: CardLayout,
  from: CellAddress,
  step: 1 | -1,
): CellAddress | null {
  const rows = allRows(layout).filter((row) => stopsIn(kind, row).length > 0)
  const at = rows.findIndex((row) => row.id === from.row && stopsIn(kind, row).includes(from.cell))
  const next = rows[at + step]
  if (!next || at < 0) return null
  const stops = stopsIn(kind, next)
  const cell = stops.includes(from.cell) ? from.cell : stops[0]
  return cell === undefined ? null : { row: next.id, cell }
}

/** The cell nearest to a point of the card, and for text where in it. Null where there is none. */
export function cellAt(
  kind: CardKind,
  layout: CardLayout,
  x: number,
  y: number,
): (CellAddress & { caret: Caret; isChoice: boolean }) | null {
  const row = allRows(layout).find((each) => y >= each.y && y < each.y + each.h)
  if (!row) return null
  const choice = row.choices.find(
    (each) => x >= each.x && x < each.x + each.w && (each.cell in choicesOf || each.cell === 'store'),
  )
  if (choice) return { row: row.id, cell: choice.cell, caret: 'all', isChoice: true }
  const distance = (box: { x: number; y: number; w: number; h: number }) =>
    Math.max(box.x - x, x - box.x - box.w, 0) +
    4 * Math.max(box.y - (y - row.y), y - row.y - box.y - box.h, 0)
  const [nearest] = [...row.texts].sort((a, b) => distance(a) - distance(b))
  if (!nearest) {
    const [only] = stopsIn(kind, row)
    return only === undefined ? null : { row: row.id, cell: only, caret: 'all', isChoice: true }
  }
  const caret = placeAt(nearest.lines, x - nearest.x, y - row.y - nearest.y, nearest.style)
  return { row: row.id, cell: nearest.cell, caret, isChoice: false }
}
