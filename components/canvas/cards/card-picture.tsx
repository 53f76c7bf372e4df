import { sectionOf } from '@/lib/board/card-rows'
import type { CardShape } from '@/lib/board/shapes/cards'
import type { EstimateResult } from '@/lib/estimate/estimate'
import {
  allRows,
  apiColumns,
  layoutOf,
  type RowBox,
  stripHeight,
} from '@/components/canvas/cards/card-layout'
import { textSizes, textWidth } from '@/components/canvas/cards/text-lines'

/** The words of a card that are not in its record, in the language of whoever makes a picture of it. */
export interface CardWords {
  kinds: Record<CardShape['type'], string>
  strips: Record<'functional' | 'nonfunctional' | 'out' | 'store', string>
  columns: Record<'method' | 'path' | 'request' | 'response' | 'notes', string>
  day: (day: number) => string
  store: (kind: string) => string
}

// The first is what exports take along, as the mono below: a picture has no other font of the page's.
const fonts = "'tldraw_sans', 'Pretendard Variable', Pretendard, 'Noto Sans KR', system-ui, sans-serif"
const mono = "'tldraw_mono', ui-monospace, monospace"

/** A card as a picture: for exports, which take no stylesheet along. Drawn as in the light. */
export function CardPicture({
  shape,
  words,
  results,
}: {
  shape: CardShape
  words: CardWords
  /** What the rows of an estimate come to. */
  results: ReadonlyMap<string, EstimateResult>
}) {
  const layout = layoutOf(shape)
  const { w, h } = layout
  return (
    <g fontFamily={fonts} fontSize={13} fill="#1b1b19">
      <rect width={w} height={h} rx={12} fill="#ffffff" stroke="#e4e4df" />
      {layout.strips.map(({ y, name }) => (
        <g key={name} fontSize={11} fontWeight={600} fill="#6b6b64">
          <rect x={1} y={y} width={w - 2} height={stripHeight} fill="#f0f0ed" />
          {name === 'columns' ? (
            Object.entries(apiColumns(w)).map(([column, { x }]) => (
              <text key={column} x={x} y={y + 16}>
                {words.columns[column as keyof CardWords['columns']]}
              </text>
            ))
          ) : (
            <text x={12} y={y + 16}>
              {words.strips[name]}
            </text>
          )}
        </g>
      ))}
      {allRows(layout).map((row, at) => (
        <g key={at} transform={`translate(0 ${row.y})`}>
          {shape.type === 'requirements' && row.id !== '' ? (
            <text x={12} y={21} fill="#6b6b64">
              {at}
            </text>
          ) : null}
          <RowTexts row={row} />
          {row.choices.map(({ cell, x, w }) => {
            const isAtEnd = cell === 'day' || cell === 'value'
            return (
              <text
                key={cell}
                x={isAtEnd ? x + w : x}
                y={cell === 'arrow' ? row.h - 11 : 21}
                fontSize={12}
                fontWeight={cell === 'value' ? 600 : 400}
                textAnchor={isAtEnd ? 'end' : 'start'}
                fill="#56564f"
              >
                {cell === 'value' ? valueText(results.get(row.id)) : choiceText(shape, row, cell, words)}
              </text>
            )
          })}
        </g>
      ))}
      {shape.props.title === '' ? (
        <text x={12} y={23} fontWeight={600}>
          {words.kinds[shape.type]}
        </text>
      ) : null}
    </g>
  )
}

function RowTexts({ row }: { row: RowBox }) {
  return row.texts.flatMap(({ cell, x, y, style, lines }) => {
    const { size, line } = textSizes[style]
    return lines.map(({ text, start }, at) => (
      <text
        key={`${cell} ${start}`}
        x={x}
        y={y + at * line + line / 2 + size * 0.36}
        fontSize={size}
        fontWeight={style === 'bold' ? 600 : 400}
        fontFamily={style === 'mono' ? mono : undefined}
        // As wide as on the board, whatever font there is.
        textLength={text.trim() === '' ? undefined : textWidth(text.trimEnd(), style)}
        lengthAdjust="spacingAndGlyphs"
        fill={cell === 'target' ? '#56564f' : undefined}
      >
        {text.trimEnd()}
      </text>
    ))
  })
}

function valueText(result: EstimateResult | undefined): string {
  return result?.ok ? result.value.text : ''
}

const keyMarks: Record<string, string> = { primary: 'PK', foreign: 'FK', unique: 'UQ' }

function choiceText(shape: CardShape, { id }: RowBox, cell: string, words: CardWords): string {
  if (cell === 'equals') return '='
  if (cell === 'arrow') return '→'
  if (cell === 'day' && shape.type === 'estimate') return words.day(shape.props.day)
  if (cell === 'store' && shape.type === 'entity') return words.store(shape.props.store)
  const row = shape.props.rows[id]
  if (!row || sectionOf(row)) return ''
  if (cell === 'method' && 'method' in row) return row.method
  if (cell === 'key' && 'key' in row) return keyMarks[row.key] ?? ''
  if (cell === 'index' && 'isIndexed' in row) return row.isIndexed ? 'IX' : ''
  return ''
}
