import { personColor } from '@/lib/people-colors'
import type { DocumentBlock, DocumentMoment, DocumentRating } from '@/lib/report/document'
import { ink, type Paper } from '@/server/report/paper'
import { drawMoment, momentWidth } from '@/server/report/paper-moments'

type Block<Kind extends DocumentBlock['kind']> = Extract<DocumentBlock, { kind: Kind }>

const meta = { size: 8.5, leading: 12, color: ink.text2 }
const radius = 4

/** The levels as dots from 1 to 4, one row a dimension with its moments below; what somebody thinks of themselves is hollow, and in brackets. */
export function drawRatings(
  paper: Paper,
  { rows, levels, ratings, moments }: Block<'ratings'>,
  replayUrl: string,
): void {
  const { doc, left, width } = paper
  const [nameWidth, figureWidth, rowHeight] = [150, 70, 24]
  const column = (width - nameWidth - figureWidth) / levels.length
  const center = (level: number) => left + nameWidth + column * (level - 0.5)
  const linesOf = (at: number) => momentLines(paper, moments[at] ?? [])
  const heights = rows.map((_, at) => rowHeight + linesOf(at).length * momentHeight)
  const whole = meta.leading + heights.reduce((all, height) => all + height, 0)
  paper.keep(whole < paper.fullRoom ? whole : meta.leading + (heights[0] ?? 0))
  levels.forEach((word, at) =>
    paper.cell(word, center(at + 1) - column / 2 + 2, paper.y, column - 4, { ...meta, align: 'center' }),
  )
  paper.y += meta.leading + 4
  rows.forEach((row, at) => {
    paper.keep(heights[at] ?? rowHeight)
    const middle = paper.y + rowHeight / 2
    doc.lineWidth(0.7).strokeColor(ink.line)
    doc
      .moveTo(left, paper.y)
      .lineTo(left + width, paper.y)
      .stroke()
    doc
      .moveTo(center(1) - column / 2, middle)
      .lineTo(center(4) + column / 2, middle)
      .stroke()
    paper.cell(row, left, middle - 7, nameWidth - 8, { face: 'semibold', size: 9.5, leading: 14 })
    levels.forEach((_, place) => {
      const there = ratings.filter((rating) => rating.levels[at] === place + 1)
      drawDots(paper, there, center(place + 1), middle, column - 8)
    })
    paper.cell(figuresOf(ratings, at), left + width - figureWidth, middle - 6, figureWidth, {
      ...meta,
      align: 'right',
    })
    paper.y += rowHeight
    for (const line of linesOf(at)) {
      let x = left
      for (const moment of line) x = drawMoment(paper, moment, x, replayUrl) + momentGap
      paper.y += momentHeight
    }
  })
  paper.y += 6
  drawLegend(paper, ratings)
}

const momentHeight = 14
const momentGap = 10

/** Moments in lines as wide as the paper. */
function momentLines(paper: Paper, moments: readonly DocumentMoment[]): DocumentMoment[][] {
  const lines: DocumentMoment[][] = []
  let used = Infinity
  for (const moment of moments) {
    const width = momentWidth(paper, moment) + momentGap
    if (used + width > paper.width) {
      lines.push([])
      used = 0
    }
    lines.at(-1)?.push(moment)
    used += width
  }
  return lines
}

/** Dots beside each other, closer where there are many. */
function drawDots(
  paper: Paper,
  ratings: readonly DocumentRating[],
  x: number,
  y: number,
  width: number,
): void {
  const step = Math.min(radius * 2 + 3, width / Math.max(1, ratings.length))
  ratings.forEach((rating, at) => drawDot(paper, rating, x + (at - (ratings.length - 1) / 2) * step, y))
}

function drawDot({ doc }: Paper, { color, isSelf }: DocumentRating, x: number, y: number): void {
  doc.lineWidth(2).circle(x, y, radius)
  const own = personColor(color)
  doc.fillAndStroke(isSelf ? ink.white : own, own)
}

/** The same for whoever reads letters: `3 · 2 · (3)`. */
function figuresOf(ratings: readonly DocumentRating[], row: number): string {
  return ratings
    .map(({ levels, isSelf }) => {
      const level = levels[row] ? String(levels[row]) : '–'
      return isSelf ? `(${level})` : level
    })
    .join(' · ')
}

function drawLegend(paper: Paper, ratings: readonly DocumentRating[]): void {
  let x = paper.left
  paper.keep(meta.leading)
  for (const rating of ratings) {
    const [first = ''] = paper.lines(rating.name, 200, meta)
    const wide = 14 + paper.measure(first, meta) + 16
    if (x > paper.left && x + wide > paper.left + paper.width) {
      x = paper.left
      paper.y += meta.leading + 2
      paper.keep(meta.leading)
    }
    drawDot(paper, rating, x + radius + 1, paper.y + 6)
    paper.write(first, x + 14, paper.y, meta)
    x += wide
  }
  paper.y += meta.leading
}

/** What was used of each stage's time, against its plan. */
export function drawTimes(paper: Paper, { stages, whole }: Block<'times'>): void {
  const { doc, left, width } = paper
  const [nameWidth, usedWidth, rowHeight] = [130, 90, 18]
  const longest = Math.max(1, ...stages.map(({ budgetMs, spentMs }) => Math.max(budgetMs, spentMs)))
  const barWidth = width - nameWidth - usedWidth - 12
  for (const { name, used, budgetMs, spentMs } of stages) {
    paper.keep(rowHeight)
    const [x, y] = [left + nameWidth, paper.y + rowHeight / 2 - 3]
    paper.cell(name, left, paper.y + 2, nameWidth - 8, { size: 9.5, leading: 14 })
    const bar = (ms: number, color: string) =>
      doc.roundedRect(x, y, Math.max(1, (ms / longest) * barWidth), 6, 3).fill(color)
    if (budgetMs > 0) bar(budgetMs, ink.line)
    if (spentMs > 0) bar(spentMs, spentMs > budgetMs ? ink.over : ink.text3)
    paper.cell(used, left + width - usedWidth, paper.y + 3, usedWidth, { ...meta, align: 'right' })
    paper.y += rowHeight
  }
  paper.y += 2
  paper.text(whole, meta)
}

/** A few figures beside each other. */
export function drawFigures(paper: Paper, { figures }: Block<'figures'>): void {
  const { doc, left, width } = paper
  const column = width / Math.max(1, figures.length)
  paper.keep(42)
  doc.roundedRect(left, paper.y, width, 40, 6).fill(ink.sunken)
  figures.forEach(({ label, value }, at) => {
    const x = left + at * column + 10
    paper.cell(value, x, paper.y + 4, column - 16, { face: 'semibold', size: 13, leading: 18 })
    paper.cell(label, x, paper.y + 22, column - 16, meta)
  })
  paper.y += 40
}
