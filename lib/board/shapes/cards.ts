/**
 * Cards: the structured parts of an interview as shapes on the board (T3). What is in a card lies in `rows`, by
 * the id of each row, so that different rows, and different cells of one row, merge (B1). A card stores its width
 * only: how high it is follows from what it says.
 */
import { createShapePropsMigrationSequence, type RecordProps, type TLBaseShape } from '@tldraw/tlschema'
import { getIndexAbove, getIndexBetween, type IndexKey } from '@tldraw/utils'
import { T } from '@tldraw/validate'

export interface CardRow {
  /** Where the row stands among the others: a fractional index; equal ones are ordered by the rows' ids. */
  index: IndexKey
}

interface CardProps<Row extends CardRow> {
  /** Page units. */
  w: number
  /** What the card is about; empty shows the name of its kind in the language of who looks. */
  title: string
  rows: Record<string, Row>
}

export const requirementSections = ['functional', 'nonfunctional', 'out'] as const
export type RequirementSection = (typeof requirementSections)[number]

export interface RequirementRow extends CardRow {
  section: RequirementSection
  text: string
  /** How it is measured, for a non-functional one: `p99 ≤ 200 ms`. Empty where nobody said. */
  target: string
}
export type RequirementsShape = TLBaseShape<'requirements', CardProps<RequirementRow>>

export interface EstimateRow extends CardRow {
  /** What other rows call it by. */
  name: string
  /** `dau * reads / day`. */
  formula: string
  /** The unit the value is shown in; empty lets the value choose. */
  unit: string
}
/** Seconds in a day: as it is, or the round 10⁵ of interviews. */
export const dayLengths = [86_400, 100_000] as const
export interface EstimateProps extends CardProps<EstimateRow> {
  day: (typeof dayLengths)[number]
}
export type EstimateShape = TLBaseShape<'estimate', EstimateProps>

export const httpMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'WS', 'RPC'] as const
export interface ApiRow extends CardRow {
  method: (typeof httpMethods)[number]
  path: string
  request: string
  response: string
  notes: string
}
export type ApiShape = TLBaseShape<'api', CardProps<ApiRow>>

export const fieldKeys = ['', 'primary', 'foreign', 'unique'] as const
export interface FieldRow extends CardRow {
  name: string
  type: string
  key: (typeof fieldKeys)[number]
  /** For a foreign key: the entity it points to, by its title, and its field where said: `user.id`. */
  references: string
  isIndexed: boolean
}
/** Which way one question of the guide points; empty while nobody has answered. */
export const storeLeanings = ['', 'relational', 'non_relational'] as const
export type StoreLeaning = (typeof storeLeanings)[number]
/** The questions that decide between a relational store and another one. None is called `scale`: the canvas would scale by it. */
export const storeQuestions = [
  'accessPattern',
  'transactions',
  'relations',
  'volume',
  'consistency',
  'schemaChange',
] as const
export type StoreQuestion = (typeof storeQuestions)[number]
export interface EntityProps extends CardProps<FieldRow>, Record<StoreQuestion, StoreLeaning> {
  /** The kind of store it lies in, a stencil kind; empty while open. */
  store: string
  /** What was decided in the end. */
  relational: StoreLeaning
  why: string
}
export type EntityShape = TLBaseShape<'entity', EntityProps>

export type CardShape = RequirementsShape | EstimateShape | ApiShape | EntityShape
export type CardKind = CardShape['type']
/** A row of some card. */
export type AnyRow = RequirementRow | EstimateRow | ApiRow | FieldRow
/** The rows of some card, by their ids. */
export type AnyRows = Record<string, AnyRow>
export const cardKinds = ['requirements', 'estimate', 'api', 'entity'] as const satisfies readonly CardKind[]

/** The width of a new card, in page units. */
export const cardWidths: Record<CardKind, number> = {
  requirements: 320,
  estimate: 400,
  api: 520,
  entity: 320,
}
/** How narrow a card can be made, in page units. */
export const minCardWidths: Record<CardKind, number> = {
  requirements: 240,
  estimate: 344,
  api: 400,
  entity: 264,
}
/** So many rows a card has at most; what is pasted beyond is left out. */
export const maxRows = 200

const kindSet: ReadonlySet<string> = new Set(cardKinds)

/** Whether a shape is a card, by its type. */
export function isCard(shape: { type: string } | null | undefined): shape is CardShape {
  return kindSet.has(shape?.type ?? '')
}

function props<Row extends CardRow>(row: { [key in keyof Row]: T.Validatable<Row[key]> }) {
  return { w: T.nonZeroNumber, title: T.string, rows: T.dict(T.string, T.object(row)) }
}

export const requirementsProps: RecordProps<RequirementsShape> = props<RequirementRow>({
  index: T.indexKey,
  section: T.literalEnum(...requirementSections),
  text: T.string,
  target: T.string,
})

export const estimateProps: RecordProps<EstimateShape> = {
  ...props<EstimateRow>({ index: T.indexKey, name: T.string, formula: T.string, unit: T.string }),
  day: T.literalEnum(...dayLengths),
}

export const apiProps: RecordProps<ApiShape> = props<ApiRow>({
  index: T.indexKey,
  method: T.literalEnum(...httpMethods),
  path: T.string,
  request: T.string,
  response: T.string,
  notes: T.string,
})

const leaning = T.literalEnum(...storeLeanings)
export const entityProps: RecordProps<EntityShape> = {
  ...props<FieldRow>({
    index: T.indexKey,
    name: T.string,
    type: T.string,
    key: T.literalEnum(...fieldKeys),
    references: T.string,
    isIndexed: T.boolean,
  }),
  store: T.string,
  relational: leaning,
  why: T.string,
  accessPattern: leaning,
  transactions: leaning,
  relations: leaning,
  volume: leaning,
  consistency: leaning,
  schemaChange: leaning,
}

export const cardMigrations = {
  requirements: createShapePropsMigrationSequence({ sequence: [] }),
  estimate: createShapePropsMigrationSequence({ sequence: [] }),
  api: createShapePropsMigrationSequence({ sequence: [] }),
  entity: createShapePropsMigrationSequence({ sequence: [] }),
}

/** What a card of each kind is before anybody writes in it. */
export const defaultCardProps: { [kind in CardKind]: () => Extract<CardShape, { type: kind }>['props'] } = {
  requirements: () => ({ w: cardWidths.requirements, title: '', rows: {} }),
  estimate: () => ({ w: cardWidths.estimate, title: '', rows: {}, day: 100_000 }),
  api: () => ({ w: cardWidths.api, title: '', rows: {} }),
  entity: () => ({
    w: cardWidths.entity,
    title: '',
    rows: {},
    store: '',
    relational: '',
    why: '',
    accessPattern: '',
    transactions: '',
    relations: '',
    volume: '',
    consistency: '',
    schemaChange: '',
  }),
}

/** The rows of a card in the order they are shown. */
export function orderedRows<Row extends CardRow>(rows: Record<string, Row>): (Row & { id: string })[] {
  return Object.entries(rows)
    .map(([id, row]) => ({ ...row, id }))
    .sort((a, b) => compare(a.index, b.index) || compare(a.id, b.id))
}

/** An index for a row between two others; null stands for the top and the end. Two rows with one index have nothing between them: then it is above both. */
export function rowIndexBetween(below: IndexKey | null, above: IndexKey | null): IndexKey {
  return below !== null && above !== null && below >= above
    ? getIndexAbove(below)
    : getIndexBetween(below, above)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
