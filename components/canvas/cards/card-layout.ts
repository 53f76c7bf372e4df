/**
 * Where everything on a card is, in px of the card. It follows from the record alone, in no language and without a
 * browser, so that a card is equally high for everybody.
 */
import { sectionOf, type ShownRow, shownRows, textOf } from '@/lib/board/card-rows'
import {
  type CardKind,
  type CardShape,
  type FieldRow,
  type RequirementSection,
  requirementSections,
  minCardWidths,
} from '@/lib/board/shapes/cards'
import { breakLines, type TextLine, textSizes, type TextStyle } from '@/components/canvas/cards/text-lines'

export const headHeight = 36
export const rowHeight = 32
export const stripHeight = 24
/** So many lines of a cell are shown; the rest can be read while editing it. */
export const maxLines = 12
const edge = 12
const bottom = 8

/** A cell of text, measured from the upper left corner of its row. */
export interface TextBox {
  cell: string
  x: number
  y: number
  w: number
  h: number
  style: TextStyle
  lines: readonly TextLine[]
  /** Whether there is more than is shown. */
  isCut: boolean
}

/** Something in a row that is chosen instead of typed, or only shown. */
export interface PlainBox {
  cell: string
  x: number
  w: number
}

/** A row of the card; its head and the lines about its store have no id of their own. */
export interface RowBox {
  id: string
  y: number
  h: number
  texts: readonly TextBox[]
  choices: readonly PlainBox[]
}

/** The sunken head of a section or of columns. */
export interface StripBox {
  y: number
  /** A requirements section, `columns` or `store`. */
  name: RequirementSection | 'columns' | 'store'
}

/** The room of a row that is not there yet, in a part of the card that has none. */
export interface EmptyBox {
  y: number
  section: RequirementSection | null
}

export interface CardLayout {
  w: number
  h: number
  head: RowBox
  strips: readonly StripBox[]
  rows: readonly RowBox[]
  empty: readonly EmptyBox[]
  /** Rows that belong to the card as a whole. */
  footer: readonly RowBox[]
}

/** A row without its place on the card. */
type RowParts = Omit<RowBox, 'id' | 'y'>

/** The part of a card's width that its columns share. */
const inner = (w: number) => w - 2 * edge

export const columns = {
  requirements: { number: { x: edge, w: 18 }, target: (w: number) => Math.round(w * 0.3) },
  estimate: { value: 78, unit: 54 },
  api: { method: 56 },
  entity: { key: 26, index: 26 },
} as const

function text(
  cell: string,
  content: string,
  place: { x: number; w: number; y?: number },
  style: TextStyle,
): TextBox {
  const { line } = textSizes[style]
  const all = breakLines(content, place.w, style)
  const lines = all.slice(0, maxLines)
  const y = (place.y ?? 0) + (rowHeight - line) / 2
  return {
    cell,
    x: place.x,
    w: place.w,
    y,
    h: lines.length * line,
    style,
    lines,
    isCut: lines.length < all.length,
  }
}

function row(texts: readonly TextBox[], choices: readonly PlainBox[] = []): RowParts {
  const h = Math.max(
    rowHeight,
    ...texts.map(({ y, h, style }) => y + h + (rowHeight - textSizes[style].line) / 2),
  )
  return { h, texts, choices }
}

const partsOf: Record<CardKind, (row: ShownRow, w: number) => RowParts> = {
  requirements: (shown, w) => {
    const x = edge + columns.requirements.number.w + 4
    const right = w - edge
    if (sectionOf(shown) !== 'nonfunctional') {
      return row([text('text', textOf(shown, 'text'), { x, w: right - x }, 'text')])
    }
    const target = columns.requirements.target(w)
    return row([
      text('text', textOf(shown, 'text'), { x, w: right - target - 12 - x }, 'text'),
      text('target', textOf(shown, 'target'), { x: right - target, w: target }, 'text'),
    ])
  },
  estimate: (shown, w) => {
    const name = Math.round(inner(w) * 0.26)
    const { value, unit } = columns.estimate
    const start = edge + name + 20
    const valueX = w - edge - unit - 6 - value
    return row(
      [
        text('name', textOf(shown, 'name'), { x: edge, w: name }, 'text'),
        text('formula', textOf(shown, 'formula'), { x: start, w: valueX - 10 - start }, 'text'),
        text('unit', textOf(shown, 'unit'), { x: w - edge - unit, w: unit }, 'text'),
      ],
      [
        { cell: 'equals', x: edge + name + 4, w: 12 },
        { cell: 'value', x: valueX, w: value },
      ],
    )
  },
  api: (shown, w) => {
    const at = apiColumns(w)
    return row(
      [
        text('path', textOf(shown, 'path'), at.path, 'mono'),
        text('request', textOf(shown, 'request'), at.request, 'small'),
        text('response', textOf(shown, 'response'), at.response, 'small'),
        text('notes', textOf(shown, 'notes'), at.notes, 'small'),
      ],
      [{ cell: 'method', ...at.method }],
    )
  },
  entity: (shown, w) => {
    const x = edge + columns.entity.key
    const right = w - edge - columns.entity.index
    const name = Math.round((right - x) * 0.54)
    const first = row(
      [
        text('name', textOf(shown, 'name'), { x, w: name - 10 }, 'text'),
        text('type', textOf(shown, 'type'), { x: x + name, w: right - x - name - 4 }, 'mono'),
      ],
      [
        { cell: 'key', x: edge - 4, w: columns.entity.key },
        { cell: 'index', x: right, w: columns.entity.index + 4 },
      ],
    )
    if ((shown as unknown as FieldRow).key !== 'foreign') return first
    const y = first.h - 10
    return row(
      [
        ...first.texts,
        text('references', textOf(shown, 'references'), { x: x + 20, w: right - x - 20, y }, 'small'),
      ],
      [...first.choices, { cell: 'arrow', x, w: 16 }],
    )
  },
}

/** The columns of an API card, which its head names. */
export function apiColumns(
  w: number,
): Record<'method' | 'path' | 'request' | 'response' | 'notes', { x: number; w: number }> {
  const { method } = columns.api
  const gap = 12
  const room = inner(w) - method - 4 * gap
  const path = Math.round(room * 0.34)
  const other = Math.round(room * 0.22)
  const start = edge + method + gap
  return {
    method: { x: edge, w: method },
    path: { x: start, w: path },
    request: { x: start + path + gap, w: other },
    response: { x: start + path + other + 2 * gap, w: other },
    notes: { x: start + path + 2 * other + 3 * gap, w: room - path - 2 * other },
  }
}

/** What stands at the right of a card's head, whose title leaves it room. */
const headExtras: Record<CardKind, PlainBox | null> = {
  requirements: null,
  estimate: { cell: 'day', x: 124, w: 112 },
  api: null,
  entity: null,
}

const parts = new WeakMap<object, { w: number; parts: RowParts }>()

// A row's place and number change with its neighbours, what is in it only with itself.
function partsWithin(kind: CardKind, rows: CardShape['props']['rows'], shown: ShownRow, w: number): RowParts {
  const source = rows[shown.id] as object
  const found = parts.get(source)
  if (found?.w === w) return found.parts
  const made = partsOf[kind](shown, w)
  parts.set(source, { w, parts: made })
  return made
}

const layouts = new WeakMap<object, CardLayout>()

/** The layout of a card. The same props answer the same object. */
export function layoutOf({ type, props }: CardShape): CardLayout {
  const found = layouts.get(props)
  if (found) return found
  const made = layOut(type, props)
  layouts.set(props, made)
  return made
}

function layOut(kind: CardKind, props: CardShape['props']): CardLayout {
  // Nobody here makes a card so narrow; whoever sends one would have every letter reckoned as a line.
  const w = Math.max(props.w, minCardWidths[kind] / 2)
  const extra = headExtras[kind]
  const title = text(
    'title',
    props.title,
    { x: edge, w: inner(w) - (extra ? extra.w + 12 : 0), y: 2 },
    'bold',
  )
  const head: RowBox = {
    id: '',
    y: 0,
    ...row([title], extra ? [{ ...extra, x: w - extra.x }] : []),
  }
  head.h = Math.max(headHeight, head.h + 2)
  let y = head.h
  const strips: StripBox[] = []
  const rows: RowBox[] = []
  const empty: EmptyBox[] = []
  const strip = (name: StripBox['name']) => {
    strips.push({ y, name })
    y += stripHeight
  }
  const fill = (shown: readonly ShownRow[], section: RequirementSection | null) => {
    for (const one of shown) {
      const made = partsWithin(kind, props.rows, one, w)
      rows.push({ id: one.id, y, ...made })
      y += made.h
    }
    if (shown.length > 0) return
    empty.push({ y, section })
    y += rowHeight
  }
  const shown = shownRows(kind, props.rows)
  if (kind === 'requirements') {
    for (const section of requirementSections) {
      strip(section)
      fill(
        shown.filter((one) => sectionOf(one) === section),
        section,
      )
    }
  } else {
    if (kind === 'api') strip('columns')
    fill(shown, null)
  }
  const footer: RowBox[] = []
  if ('why' in props) {
    strip('store')
    for (const made of [
      row([], [{ cell: 'store', x: edge, w: inner(w) }]),
      row([text('why', props.why, { x: edge, w: inner(w), y: -6 }, 'text')]),
    ]) {
      footer.push({ id: '', y, ...made })
      y += made.h
    }
  }
  return { w, h: y + bottom, head, strips, rows, empty, footer }
}

/** All rows of a layout from top to bottom, the head and what belongs to the card as a whole included. */
export function allRows({ head, rows, footer }: CardLayout): RowBox[] {
  return [head, ...rows, ...footer]
}

/** The text cell of a row, if it has one of this name. */
export function textBox(
  layout: CardLayout,
  rowId: string,
  cell: string,
): { row: RowBox; box: TextBox } | null {
  for (const one of allRows(layout)) {
    if (one.id !== rowId) continue
    const box = one.texts.find((each) => each.cell === cell)
    if (box) return { row: one, box }
  }
  return null
}
