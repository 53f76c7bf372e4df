import type { TextBox } from '@/components/canvas/cards/card-layout'
import { textSizes } from '@/components/canvas/cards/text-lines'

/** The text of a cell, each line where the layout has put it. */
export function CellText({ box, placeholder }: { box: TextBox; placeholder: string | null }) {
  const isEmpty = box.lines.length === 1 && box.lines[0]?.text === ''
  if (isEmpty && placeholder === null) return null
  const { line } = textSizes[box.style]
  return (
    <div
      className="board-card-text"
      dir="auto"
      data-style={box.style}
      data-cell={box.cell}
      data-placeholder={isEmpty}
      style={{ left: box.x, top: box.y, width: box.w, height: box.h, lineHeight: `${line}px` }}
    >
      {isEmpty
        ? placeholder
        : box.lines.map(({ text, start }, at) => (
            <span key={start} data-cut={box.isCut && at === box.lines.length - 1}>
              {text === '' ? ' ' : text}
            </span>
          ))}
    </div>
  )
}
