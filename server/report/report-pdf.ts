import { createTranslator } from 'use-intl/core'
import { messages } from '@/lib/i18n/messages'
import { personColor } from '@/lib/people-colors'
import type { DocumentBlock, ReportDocument } from '@/lib/report/document'
import { drawItems, drawPairs, drawTable } from '@/server/report/paper-blocks'
import { drawFigures, drawRatings, drawTimes } from '@/server/report/paper-charts'
import { ink, Paper } from '@/server/report/paper'
import { drawPictures, firstRowHeight, type Pictures, printable } from '@/server/report/paper-pictures'
import { unknownSign } from '@/server/report/printed-text'
import type { PrintableReport } from '@/server/report/report-printer'

/** The report as PDF, on A4. What people typed is printed as it is; what the font does not have, as a box, and it says so. */
export async function reportPdf(report: PrintableReport): Promise<Buffer> {
  const { document, locale, madeAt, replayUrl } = report
  const t = createTranslator({ locale, messages: messages[locale] })
  const pictures: Pictures = new Map(
    await Promise.all(report.pictures.map(async ({ at, bytes }) => [at, await printable(bytes)] as const)),
  )
  const name = t('report.fileName', { title: document.title })
  const paper = new Paper({ title: name, locale, madeAt })
  drawHead(paper, document)
  document.blocks.forEach((block, at) =>
    drawBlock(paper, block, { pictures, replayUrl, next: document.blocks[at + 1] }),
  )
  if (paper.hasMissed) {
    paper.space(14)
    paper.text(t('report.glyphs', { sign: unknownSign }), { size: 8.5, leading: 12, color: ink.text3 })
  }
  return paper.finish((page, pages) => ({ left: name, right: t('report.page', { page, pages }) }))
}

function drawHead(paper: Paper, { title, about, people, standing }: ReportDocument): void {
  paper.text(title, { face: 'semibold', size: 22, leading: 29 })
  paper.text(about, { color: ink.text2 })
  paper.space(6)
  drawPeople(paper, people)
  if (standing.length === 0) return
  paper.space(6)
  const style = { size: 9, leading: 13, color: ink.text2 }
  for (const line of standing)
    paper.text(line, style, {
      ...{ left: paper.left + 10, width: paper.width - 10 },
      onLine: (y) => paper.doc.rect(paper.left, y, 2, 13).fill(ink.line),
    })
}

function drawPeople(paper: Paper, people: ReportDocument['people']): void {
  const [strong, style] = [
    { face: 'semibold', size: 9.5, leading: 14 },
    { size: 9.5, leading: 14, color: ink.text2 },
  ] as const
  for (const { name, role, color } of people) {
    paper.keep(14)
    paper.doc.circle(paper.left + 4, paper.y + 7, 3.5).fill(personColor(color))
    const [first = ''] = paper.lines(name, paper.width - 120, strong)
    paper.write(first, paper.left + 14, paper.y, strong)
    paper.write(paper.printable(role), paper.left + 14 + paper.measure(first, strong) + 6, paper.y, style)
    paper.y += 14
  }
}

function drawBlock(
  paper: Paper,
  block: DocumentBlock,
  { pictures, replayUrl, next }: { pictures: Pictures; replayUrl: string; next?: DocumentBlock },
): void {
  switch (block.kind) {
    case 'heading':
      paper.space(20)
      // Never alone at the foot of a page.
      paper.keep(next?.kind === 'pictures' ? 30 + firstRowHeight(paper, next, pictures) : 80)
      return heading(paper, block.text, 13)
    case 'subheading':
      paper.space(10)
      paper.keep(60)
      return heading(paper, block.text, 10.5)
    case 'text':
      return paper.text(block.text, block.isLead ? { size: 12, leading: 18 } : { color: ink.text2 })
    case 'ratings':
      return drawRatings(paper, block, replayUrl)
    case 'items':
      return drawItems(paper, block, { pictures, replayUrl })
    case 'times':
      return drawTimes(paper, block)
    case 'figures':
      paper.space(8)
      return drawFigures(paper, block)
    case 'pictures':
      return drawPictures(paper, block, { pictures, replayUrl })
    case 'table':
      return drawTable(paper, block)
    case 'pairs':
      return drawPairs(paper, block)
  }
}

function heading(paper: Paper, text: string, size: number): void {
  paper.text(text, { face: 'semibold', size, leading: size + 6 })
  paper.y += 3
}
