/** The cards of a board as rows of words, as a report has them (V3). */
import { isBlankRow, shownRows } from '@/lib/board/card-rows'
import {
  type ApiShape,
  type CardKind,
  cardKinds,
  type CardShape,
  type EntityShape,
  type EstimateShape,
  orderedRows,
  type RequirementsShape,
  requirementSections,
} from '@/lib/board/shapes/cards'
import { type EstimateProblem, type EstimateResult, evaluateEstimate } from '@/lib/estimate/estimate'
import type { ReportBoardCard, ReportSection } from '@/lib/report/report'

/** So many cards a report shows at most. */
export const maxReportCards = 60

/** A card with what its rows come to, by their ids; nothing but for estimates. */
export interface ComputedCard {
  shape: CardShape
  results: ReadonlyMap<string, EstimateResult>
}

/** The words of cards that are not in their records, in one language. */
export interface BoardCardWords {
  kind: (kind: CardKind) => string
  section: (section: 'functional' | 'nonfunctional' | 'out' | 'store') => string
  cell: (
    cell:
      | 'text'
      | 'target'
      | 'name'
      | 'formula'
      | 'path'
      | 'request'
      | 'response'
      | 'notes'
      | 'type'
      | 'references'
      | 'why',
  ) => string
  key: (key: 'primary' | 'foreign' | 'unique') => string
  indexed: string
  value: string
  day: (day: number) => string
  /** The name of a kind of store; empty for one there is not. */
  store: (kind: string) => string
  relational: (leaning: 'relational' | 'non_relational') => string
  problem: (problem: EstimateProblem) => string
}

/** The cards that say something, by kind, and within a kind from the top of the board to its bottom. */
export function cardsInOrder(shapes: readonly CardShape[]): CardShape[] {
  return shapes
    .filter((shape) => !isBlankCard(shape))
    .toSorted(
      (a, b) =>
        cardKinds.indexOf(a.type) - cardKinds.indexOf(b.type) ||
        a.y - b.y ||
        a.x - b.x ||
        (a.id < b.id ? -1 : 1),
    )
}

/** Whether nobody has written anything on a card. */
function isBlankCard({ type, props }: CardShape): boolean {
  const saysWhy = 'store' in props && (props.store !== '' || props.why.trim() !== '')
  return (
    props.title.trim() === '' && !saysWhy && Object.values(props.rows).every((row) => isBlankRow(type, row))
  )
}

/** What the rows of a card come to: those of an estimate, computed as the board shows them. */
export function computeCard(shape: CardShape): ComputedCard {
  if (shape.type !== 'estimate') return { shape, results: new Map() }
  const { rows, day } = shape.props
  return { shape, results: evaluateEstimate(orderedRows(rows), { day }) }
}

/** A card in words. Sections and columns in which nothing stands are left out. */
export function cardInWords({ shape, results }: ComputedCard, words: BoardCardWords): ReportBoardCard {
  const title = shape.props.title.trim() === '' ? words.kind(shape.type) : shape.props.title
  return {
    id: shape.id,
    kind: shape.type,
    title,
    sections: sectionsOf(shape, results, words).filter(({ rows }) => rows.length > 0),
  }
}

function sectionsOf(
  shape: CardShape,
  results: ComputedCard['results'],
  words: BoardCardWords,
): ReportSection[] {
  switch (shape.type) {
    case 'requirements':
      return requirements(shape, words)
    case 'estimate':
      return [estimate(shape, results, words)]
    case 'api':
      return [endpoints(shape, words)]
    case 'entity':
      return entity(shape, words)
  }
}

function requirements({ props }: RequirementsShape, words: BoardCardWords): ReportSection[] {
  const rows = orderedRows(props.rows).filter((row) => !isBlankRow('requirements', row))
  return requirementSections.map((section) =>
    table(
      words.section(section),
      [words.cell('text'), words.cell('target')],
      rows.filter((row) => row.section === section).map(({ text, target }) => [text, target]),
    ),
  )
}

function estimate(
  { props }: EstimateShape,
  results: ComputedCard['results'],
  words: BoardCardWords,
): ReportSection {
  const rows = orderedRows(props.rows).filter((row) => !isBlankRow('estimate', row))
  const value = (id: string): string => {
    const result = results.get(id)
    if (!result || result.ok === null) return ''
    return result.ok ? `${result.value.text} ${result.value.unit}`.trim() : words.problem(result.problem)
  }
  return table(
    words.day(props.day),
    [words.cell('name'), words.cell('formula'), words.value],
    rows.map(({ id, name, formula }) => [name, formula, value(id)]),
  )
}

function endpoints({ props }: ApiShape, words: BoardCardWords): ReportSection {
  const rows = orderedRows(props.rows).filter((row) => !isBlankRow('api', row))
  return table(
    '',
    [words.cell('path'), words.cell('request'), words.cell('response'), words.cell('notes')],
    rows.map(({ method, path, request, response, notes }) => [
      `${method} ${path}`.trim(),
      request,
      response,
      notes,
    ]),
  )
}

function entity({ props }: EntityShape, words: BoardCardWords): ReportSection[] {
  const rows = shownRows('entity', props.rows).flatMap((row) =>
    'isIndexed' in row && !isBlankRow('entity', row) ? [row] : [],
  )
  const marks = ({ key, isIndexed, references }: (typeof rows)[number]) =>
    [
      key === '' ? '' : words.key(key),
      references.trim() === '' ? '' : `→ ${references}`,
      isIndexed ? words.indexed : '',
    ]
      .filter((mark) => mark !== '')
      .join(' · ')
  const { store, relational, why } = props
  const decided = [words.store(store), relational === '' ? '' : words.relational(relational)].filter(
    (part) => part !== '',
  )
  const reasons = [...(decided.length > 0 ? [decided.join(' · ')] : []), ...(why.trim() === '' ? [] : [why])]
  return [
    table(
      '',
      [words.cell('name'), words.cell('type'), ''],
      rows.map((row) => [row.name, row.type, marks(row)]),
    ),
    { heading: words.section('store'), columns: [], rows: reasons.map((reason) => [reason]) },
  ]
}

/** Without the columns in which nothing stands; one column needs no name. */
function table(heading: string, columns: readonly string[], rows: readonly string[][]): ReportSection {
  const kept = columns.flatMap((_, at) => (rows.some((row) => (row[at] ?? '').trim() !== '') ? [at] : []))
  return {
    heading,
    columns: kept.length > 1 ? kept.map((at) => columns[at] ?? '') : [],
    rows: rows.map((row) => kept.map((at) => row[at] ?? '')),
  }
}
