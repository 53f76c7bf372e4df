import type { DocumentMoment } from '@/lib/report/document'
import { ink, type Paper } from '@/server/report/paper'

const style = { size: 8.5, leading: 12, face: 'semibold' } as const

/** A moment, and the way to its replay, 14 high. Answers where it ends. */
export function drawMoment(paper: Paper, moment: DocumentMoment, x: number, replayUrl: string): number {
  const { time, at } = moment
  const width = momentWidth(paper, moment)
  const color = at === null ? ink.text2 : ink.accent
  paper.write(paper.printable(time, style), x, paper.y + 1, { ...style, color })
  if (at !== null) paper.doc.link(x, paper.y, width, 14, `${replayUrl}?at=${at}`)
  return x + width
}

/** How wide a moment is on paper. */
export function momentWidth(paper: Paper, { time }: DocumentMoment): number {
  return paper.measure(time, style)
}
