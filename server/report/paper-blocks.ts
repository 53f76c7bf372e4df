import type { DocumentBlock, DocumentItem } from '@/lib/report/document'
import { ink, type Paper } from '@/server/report/paper'
import { drawMoment } from '@/server/report/paper-moments'
import { drawPicture, type Pictures, type PrintedPicture } from '@/server/report/paper-pictures'

type Block<Kind extends DocumentBlock['kind']> = Extract<DocumentBlock, { kind: Kind }>

const meta = { size: 8.5, leading: 12, color: ink.text2 }
const barOf = { strength: ink.ok, next_step: ink.accent, hint: ink.line, note: ink.line } as const

interface Place {
  pictures: Pictures
  /** The whole address of the replay its moments lead to. */
  replayUrl: string
}

/** Things people wrote, each with a bar beside it, what it is about, its moment, and the board as it was then. */
export function drawItems(paper: Paper, { of, items }: Block<'items'>, place: Place): void {
  for (const item of items) {
    paper.space(4)
    drawItem(paper, item, { ...place, color: barOf[of] })
    paper.y += 4
  }
}

/** The largest picture beside what somebody wrote. */
const beside = { width: 104, height: 66 }

function drawItem(
  paper: Paper,
  { text, foot, moment, pictureAt }: DocumentItem,
  { color, pictures, replayUrl }: Place & { color: string },
): void {
  const picture = pictureAt === null ? undefined : pictures.get(pictureAt)
  const size = picture && fitted(picture, beside)
  const place = { left: paper.left + 12, width: paper.width - 12 - (size ? beside.width + gap : 0) }
  const hasFoot = foot !== '' || moment !== null
  const height = paper.lines(text, place.width).length * 15 + (hasFoot ? 14 : 0)
  const least = size?.height ?? 0
  // What is short stays together; what is long goes on on the next page.
  paper.keep(height < paper.fullRoom / 3 ? Math.max(height, least) : least)
  const begun = { page: paper.page, y: paper.y }
  const bar = (y: number, lineHeight: number) => paper.doc.rect(paper.left, y, 2, lineHeight).fill(color)
  if (picture && size)
    drawPicture(paper, picture, { x: paper.left + paper.width - size.width, y: paper.y, ...size })
  paper.text(text, {}, { ...place, onLine: (y) => bar(y, 15) })
  if (hasFoot) {
    paper.keep(14)
    bar(paper.y, 14)
    let x = place.left
    if (moment) x = drawMoment(paper, moment, x, replayUrl) + 10
    if (foot !== '') paper.cell(foot, x, paper.y + 1, place.left + place.width - x, meta)
    paper.y += 14
  }
  const isBelow = paper.page > begun.page || paper.y >= begun.y + least
  if (isBelow) return
  bar(paper.y, begun.y + least - paper.y)
  paper.y = begun.y + least
}

/** As large as fits into a box. */
function fitted(picture: PrintedPicture, box: { width: number; height: number }) {
  const scale = Math.min(box.width / picture.width, box.height / picture.height)
  return { width: picture.width * scale, height: picture.height * scale }
}

/** Names, each with what goes with it below. */
export function drawPairs(paper: Paper, { pairs }: Block<'pairs'>): void {
  for (const { label, text } of pairs) {
    paper.keep(30)
    paper.text(label, { face: 'semibold', size: 9.5, leading: 14 })
    paper.text(text, { color: ink.text2 })
    paper.y += 4
  }
}

const cellStyle = { size: 9, leading: 13 }
const gap = 10

/** A table of words; a row that is higher than a page goes on on the next. */
export function drawTable(paper: Paper, { section: { heading, columns, rows } }: Block<'table'>): void {
  const { doc, left, width } = paper
  if (heading !== '') {
    paper.keep(40)
    doc.rect(left, paper.y, width, 15).fill(ink.sunken)
    paper.cell(heading, left + 6, paper.y + 1.5, width - 12, { ...meta, face: 'semibold', color: ink.text3 })
    paper.y += 17
  }
  const widths = columnWidths(paper, columns, rows)
  const edges = widths.map((_, at) => left + 6 + sum(widths.slice(0, at)))
  if (columns.length > 0) {
    paper.keep(30)
    columns.forEach((column, at) =>
      paper.cell(column, edges[at] ?? left, paper.y, (widths[at] ?? 0) - gap, { ...meta, color: ink.text3 }),
    )
    paper.y += 14
  }
  for (const row of rows) {
    const cells = row.map((cell, at) => paper.lines(cell, (widths[at] ?? width) - gap, cellStyle))
    const count = Math.max(1, ...cells.map(({ length }) => length))
    if (count * cellStyle.leading < paper.fullRoom / 4) paper.keep(count * cellStyle.leading + 4)
    for (let line = 0; line < count; line++) {
      paper.keep(cellStyle.leading)
      cells.forEach((lines, at) => paper.write(lines[line] ?? '', edges[at] ?? left, paper.y, cellStyle))
      paper.y += cellStyle.leading
    }
    doc.lineWidth(0.5).strokeColor(ink.line)
    doc
      .moveTo(left, paper.y + 1.5)
      .lineTo(left + width, paper.y + 1.5)
      .stroke()
    paper.y += 4
  }
}

/** As wide as what stands in each; where that is too much, the wide ones give way. */
function columnWidths(paper: Paper, columns: readonly string[], rows: readonly string[][]): number[] {
  const count = Math.max(columns.length, ...rows.map(({ length }) => length))
  const most = paper.width - 12
  const wanted = Array.from({ length: count }, (_, at) =>
    Math.min(
      most,
      Math.max(
        60,
        paper.measure(columns[at] ?? '', meta) + gap,
        ...rows.map((row) => paper.measure((row[at] ?? '').slice(0, 200), cellStyle) + gap),
      ),
    ),
  )
  const isNarrow = (width: number) => width <= most / count
  const narrow = sum(wanted.filter(isNarrow))
  const wide = sum(wanted.filter((width) => !isNarrow(width)))
  if (narrow + wide <= most) return wanted.map((width) => (width * most) / Math.max(1, narrow + wide))
  return wanted.map((width) => (isNarrow(width) ? width : (width * (most - narrow)) / wide))
}

const sum = (parts: readonly number[]) => parts.reduce((all, part) => all + part, 0)
