/** Text from elsewhere as rows of a card: lists lose their markers, columns of a spreadsheet go into cells. */
import { newRow, type RowContent, textCells } from '@/lib/board/card-rows'
import { parseEstimateLine } from '@/lib/estimate/line'
import { cellsOf, withoutMarker } from '@/lib/pasted-text'
import { clipped } from '@/lib/board/text-limits'
import { type CardKind, fieldKeys, type FieldRow, httpMethods } from '@/lib/board/shapes/cards'

/**
 * The rows that a pasted text makes in a kind of card, starting with a cell: `first` is the place of that cell in
 * the order of columns. Lines without anything in them are left out.
 */
export function rowsFromText(kind: CardKind, text: string, first = 0): RowContent[] {
  const lines = text.replace(/\r\n?/g, '\n')
  const table = lines.includes('\t') ? cellsOf(lines, '\t') : commaTable(kind, lines)
  const columns = columnsOf(kind)
  return table
    .map((cells) => cells.map((cell) => clipped(withoutMarker(cell.trim()))))
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells) => readRow[kind](cells, columns.slice(cells.length > 1 ? 0 : first)))
}

/** The columns a spreadsheet is expected to have. */
function columnsOf(kind: CardKind): readonly string[] {
  if (kind === 'api') return ['method', ...textCells.api]
  if (kind === 'entity') return ['name', 'type', 'key', 'references']
  return textCells[kind]
}

const readRow: Record<CardKind, (cells: readonly string[], columns: readonly string[]) => RowContent> = {
  requirements: (cells, columns) => newRow('requirements', inColumns(cells, columns)),
  estimate: (cells, columns) => {
    const [line = ''] = cells
    return newRow(
      'estimate',
      cells.length === 1 && columns[0] === 'name'
        ? { ...parseEstimateLine(line) }
        : inColumns(cells, columns),
    )
  },
  api: (cells) => {
    const [first = '', ...others] = cells
    const { method, path } = splitEndpoint(first)
    const isMethodAlone = method !== null && path === ''
    const texts = isMethodAlone ? others : [path, ...others]
    return newRow('api', { ...inColumns(texts, textCells.api), ...(method && { method }) })
  },
  entity: (cells) => {
    const [only = ''] = cells
    const words = cells.length > 1 ? cells : only.split(/[\s:]+/)
    const [name = '', type = '', ...more] = words
    return newRow('entity', { name, type, ...keyOf(more) })
  },
}

function inColumns(cells: readonly string[], columns: readonly string[]): RowContent {
  return Object.fromEntries(columns.flatMap((column, at) => (cells[at] ? [[column, cells[at]]] : [])))
}

/** `POST /v1/orders` as method and path; the method is null where none is said. */
export function splitEndpoint(text: string): { method: (typeof httpMethods)[number] | null; path: string } {
  const [, word = '', rest = ''] = /^(\S+)\s*([^]*)$/.exec(text.trim()) ?? []
  const method = httpMethods.find((known) => known === word.toUpperCase()) ?? null
  return method ? { method, path: rest.trim() } : { method, path: text }
}

function keyOf(words: readonly string[]): Partial<FieldRow> {
  const said = words.join(' ').toLowerCase()
  const key = said.startsWith('pk') ? 'primary' : said.startsWith('fk') ? 'foreign' : null
  const named = key ?? fieldKeys.find((known) => known !== '' && said.includes(known)) ?? ''
  const target = named === 'foreign' ? /([\w.]+)\s*$/.exec(words[words.length - 1] ?? '')?.[1] : undefined
  const isKeyword = /^(fk|foreign|key)$/i.test(target ?? '')
  return { key: named, references: isKeyword ? '' : (target ?? '') }
}

/** Commas part cells only where each line has as many of them: in prose they are commas. */
function commaTable(kind: CardKind, text: string): string[][] {
  const isProse = kind === 'requirements' || kind === 'estimate'
  const lines = isProse ? [] : cellsOf(text, ',').filter((cells) => cells.length > 1 || cells[0]?.trim())
  const width = lines[0]?.length ?? 0
  const isTable = lines.length > 1 && width > 1 && lines.every((cells) => cells.length === width)
  return isTable ? lines : text.split('\n').map((line) => [line])
}
