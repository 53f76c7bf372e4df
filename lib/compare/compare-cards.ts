/**
 * The cards of two boards compared (V4): requirements, figures of estimates with what they come to, calls of an API, fields
 * of entities. On which card a row stands and in which order makes no difference; a field belongs to its entity.
 */
import { isBlankRow } from '@/lib/board/card-rows'
import { canonicalJson } from '@/lib/board/json'
import {
  type ApiShape,
  type CardKind,
  cardKinds,
  type CardShape,
  type EntityShape,
  type EstimateShape,
  orderedRows,
  type RequirementsShape,
} from '@/lib/board/shapes/cards'
import { type Change, changesOf, type Differences } from '@/lib/compare/differences'
import { inOrder, matchParts, type MatchRule, plain } from '@/lib/compare/match-parts'
import { shownCell, shownName, shownText } from '@/lib/compare/shown-text'
import { plainFormula } from '@/lib/estimate/line'
import type { ComputedCard } from '@/lib/report/board-cards'

/** What a row says of its thing, each cell by its own name; a cell without words is empty. */
export const rowFields = {
  requirements: ['text', 'section', 'target'],
  estimate: ['name', 'formula', 'value'],
  api: ['method', 'path', 'request', 'response', 'notes'],
  entity: ['name', 'type', 'key', 'references', 'isIndexed', 'store', 'relational', 'why'],
} as const satisfies Record<CardKind, readonly string[]>
export type RowField = (typeof rowFields)[CardKind][number]

type Cells = Partial<Record<RowField, string | boolean>>

export interface ComparedRow {
  id: string
  /** What it is called: the requirement, the name of a figure, method and path, the field. Empty for the entity itself. */
  name: string
  /** The entity a field is of; empty where rows are of nothing. */
  of: string
  cells: Cells
}

export type RowDifferences = Differences<ComparedRow, RowField>
export type CardDifferences = Record<CardKind, RowDifferences>

/**
 * What the cards of `b` say otherwise. A row is the same by its card's and its own id first, which copies keep; then by
 * what it is called, with the entity it is of.
 */
export function compareCards(a: readonly ComputedCard[], b: readonly ComputedCard[]): CardDifferences {
  const of = (kind: CardKind) => compareRows(kind, rowsOf(kind, a), rowsOf(kind, b))
  return Object.fromEntries(cardKinds.map((kind) => [kind, of(kind)])) as CardDifferences
}

function contentOf({ cells }: ComparedRow): string {
  return canonicalJson(
    Object.fromEntries(Object.entries(cells).map(([field, cell]) => [field, compared(field, cell)])),
  )
}

function compareRows(kind: CardKind, a: ComparedRow[], b: ComparedRow[]): RowDifferences {
  const places = placesOf([...a, ...b])
  const nameKey = ({ name, of }: ComparedRow) => canonicalJson([places.get(of) ?? '', plain(name)])
  const rules: readonly MatchRule<ComparedRow>[] = [
    { keyOf: ({ id }) => id },
    { keyOf: (row) => canonicalJson([nameKey(row), contentOf(row)]) },
    { keyOf: nameKey },
  ]
  const order = (row: ComparedRow) => `${nameKey(row)} ${contentOf(row)} ${row.id}`
  const { pairs, onlyA, onlyB } = matchParts(a, b, rules, order)
  const changed = pairs.flatMap(([was, part]) => {
    const changes = changesOf(rowFields[kind], allCells(kind, was), cellsAgainst(kind, was, part))
    return changes.length === 0 ? [] : [{ part, was, changes }]
  })
  return {
    added: onlyB.map(shownRow),
    gone: onlyA.map(shownRow),
    changed: inOrder(changed, ({ part }) => order(part)).map(({ part, was, changes }) => ({
      ...{ part: shownRow(part), was: shownRow(was) },
      changes: changes.map(shownChange),
    })),
  }
}

/**
 * Where among all entities each stands in the order of their names, by what its rows are of; the same place for the same
 * name, however that is written. A place is short where a name is long, and has many rows.
 */
function placesOf(rows: readonly ComparedRow[]): Map<string, string> {
  const names = [...new Set(rows.map(({ of }) => of))].map((of) => ({ of, name: plain(of) }))
  const sorted = [...new Set(names.map(({ name }) => name))].sort()
  const places = new Map(sorted.map((name, at) => [name, String(at).padStart(6, '0')]))
  return new Map(names.map(({ of, name }) => [of, places.get(name) ?? '']))
}

function shownRow({ id, name, of, cells }: ComparedRow): ComparedRow {
  return {
    ...{ id, name: shownText(name, shownCell), of: shownText(of, shownName) },
    cells: Object.fromEntries(Object.entries(cells).map(([field, cell]) => [field, shownValue(cell)])),
  }
}

function shownChange({ field, from, to }: Change<RowField>): Change<RowField> {
  return { field, from: shownValue(from), to: shownValue(to) }
}

function shownValue<Value>(value: Value): Value | string {
  return typeof value === 'string' ? shownText(value, shownCell) : value
}

function allCells(kind: CardKind, { cells }: ComparedRow): Record<RowField, string | boolean | null> {
  const found: Partial<Record<RowField, string | boolean>> = cells
  return Object.fromEntries(rowFields[kind].map((field) => [field, found[field] ?? null])) as Record<
    RowField,
    string | boolean | null
  >
}

/** The cells of `part`; one that is only written otherwise than in `was` as it is there. */
function cellsAgainst(kind: CardKind, was: ComparedRow, part: ComparedRow) {
  const [from, to] = [allCells(kind, was), allCells(kind, part)]
  for (const field of rowFields[kind])
    if (compared(field, from[field]) === compared(field, to[field])) to[field] = from[field]
  return to
}

/** What of a cell is compared. */
function compared(field: string, cell: string | boolean | null | undefined): string | boolean | null {
  if (typeof cell !== 'string') return cell ?? null
  return field === 'formula' ? plainFormula(cell).replace(/\s+/g, '') : plain(cell)
}

function rowsOf(kind: CardKind, cards: readonly ComputedCard[]): ComparedRow[] {
  return cards.flatMap(({ shape: card, results }) => {
    if (card.type !== kind) return []
    switch (card.type) {
      case 'requirements':
        return requirementRows(card)
      case 'estimate':
        return estimateRows(card, results)
      case 'api':
        return apiRows(card)
      case 'entity':
        return entityRows(card)
    }
  })
}

/** The rows of a card that somebody has written in, by an id that no other row of the board has. */
function writtenRows<Card extends CardShape>(card: Card) {
  type Row = Card['props']['rows'][string]
  return orderedRows(card.props.rows as Record<string, Row>)
    .filter((row) => !isBlankRow(card.type, row))
    .map((row) => ({ ...row, of: '', id: `${card.id} ${row.id}` }))
}

function requirementRows(card: RequirementsShape): ComparedRow[] {
  return writtenRows(card).map(({ id, of, section, text, target }) => ({
    ...{ id, of, name: text.trim() },
    cells: { text: text.trim(), section, target: target.trim() },
  }))
}

function estimateRows(card: EstimateShape, results: ComputedCard['results']): ComparedRow[] {
  return orderedRows(card.props.rows).flatMap((row) => {
    if (isBlankRow('estimate', row)) return []
    const result = results.get(row.id)
    const value = result?.ok ? `${result.value.text} ${result.value.unit}`.trim() : ''
    const [name, formula] = [row.name.trim(), row.formula.trim()]
    return [
      {
        ...{ id: `${card.id} ${row.id}`, of: '', name: name === '' ? formula : name },
        cells: { name, formula, value },
      },
    ]
  })
}

function apiRows(card: ApiShape): ComparedRow[] {
  return writtenRows(card).map(({ id, of, method, path, request, response, notes }) => ({
    ...{ id, of, name: `${method} ${path.trim()}`.trim() },
    cells: {
      ...{ method, path: path.trim() },
      ...{ request: request.trim(), response: response.trim(), notes: notes.trim() },
    },
  }))
}

/** The fields of an entity, and the entity itself with what was decided about it. */
function entityRows(card: EntityShape): ComparedRow[] {
  const { store, relational, why } = card.props
  const title = card.props.title.trim()
  const fields = writtenRows(card).map(({ id, name, type, key, references, isIndexed }) => ({
    ...{ id, of: title, name: name.trim() },
    cells: { name: name.trim(), type: type.trim(), key, references: references.trim(), isIndexed },
  }))
  const isBlank = title === '' && fields.length === 0 && store === '' && why.trim() === ''
  const itself = {
    ...{ id: card.id, of: title, name: '' },
    cells: { name: title, store, relational, why: why.trim() },
  }
  return isBlank ? [] : [itself, ...fields]
}
