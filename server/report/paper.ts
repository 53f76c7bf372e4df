import { once } from 'node:events'
import PDFDocument from 'pdfkit'
import { type Face, faces, fontFile, measured, type MeasuredFace } from '@/server/report/printed-text'

/** Colours on paper: those of the pages in the light. */
export const ink = {
  text: '#1b1b19',
  text2: '#56564f',
  text3: '#6b6b64',
  line: '#e4e4df',
  sunken: '#f0f0ed',
  accent: '#2456d6',
  over: '#875500',
  ok: '#1b7048',
  white: '#ffffff',
} as const
export type Ink = (typeof ink)[keyof typeof ink]

/** A4, in points. */
const margin = { side: 56, top: 56, bottom: 64 }

export interface TextStyle {
  face?: Face
  /** Of letters, and from line to line, in points. */
  size?: number
  leading?: number
  color?: string
}
const usual = { face: 'regular', size: 10, leading: 15, color: ink.text } as const

/** Turns off what the font does to a letter for its neighbours: it takes most of the time, and is not seen in running text. */
const features = {
  calt: false,
  clig: false,
  liga: false,
  rlig: false,
} as unknown as PDFKit.Mixins.OpenTypeFeatures[]

/** Paper that is written on from top to bottom, page after page. Lengths are points. */
export class Paper {
  readonly doc: PDFKit.PDFDocument
  readonly #pieces: Buffer[] = []
  readonly #faces: Record<Face, MeasuredFace>
  /** Where the next thing goes. */
  y = margin.top
  /** How many pages there are before this one. */
  page = 0

  constructor({ title, locale, madeAt }: { title: string; locale: string; madeAt: number }) {
    const madeOn = new Date(madeAt)
    this.doc = new PDFDocument({
      ...{ size: 'A4', margin: 0, bufferPages: true, pdfVersion: '1.7', lang: locale, displayTitle: true },
      info: {
        Title: title,
        Creator: 'Drawbridge',
        Producer: 'Drawbridge',
        CreationDate: madeOn,
        ModDate: madeOn,
      },
    })
    this.doc.on('data', (piece: Buffer) => this.#pieces.push(piece))
    const open = (face: Face) => {
      this.doc.registerFont(face, fontFile(face)).font(face)
      return measured((this.doc as unknown as { _font: unknown })._font)
    }
    this.#faces = { semibold: open('semibold'), regular: open('regular') }
  }

  get left(): number {
    return margin.side
  }
  get width(): number {
    return this.doc.page.width - 2 * margin.side
  }
  /** What fits below `y` on this page. */
  get room(): number {
    return this.doc.page.height - margin.bottom - this.y
  }
  /** What fits on an empty page. */
  get fullRoom(): number {
    return this.doc.page.height - margin.bottom - margin.top
  }
  /** Whether there was a sign that the font does not have. */
  get hasMissed(): boolean {
    return Object.keys(faces).some((face) => this.#faces[face as Face].hasMissed)
  }

  /** Begins a new page unless so much fits on this one, or would fit on none. */
  keep(height: number): void {
    if (height > this.room && this.y > margin.top) this.#turn()
  }

  #turn(): void {
    this.doc.addPage()
    this.page++
    this.y = margin.top
  }

  space(height: number): void {
    // Nothing begins a page with a space.
    if (this.y > margin.top) this.y += height
  }

  /** How wide text is, in one line. */
  measure(text: string, { face = usual.face, size = usual.size }: TextStyle = {}): number {
    return this.#faces[face].width(this.#faces[face].printable(text), size)
  }

  lines(text: string, width: number, { face = usual.face, size = usual.size }: TextStyle = {}): string[] {
    return this.#faces[face].lines(text, size, width)
  }

  /** Text of several lines; where a page ends it goes on on the next. `left` is its own edge, `onLine` is told where each line is. */
  text(
    text: string,
    style: TextStyle = {},
    { left = this.left, width = this.width, onLine = (_y: number) => {} } = {},
  ): void {
    const { leading = usual.leading } = style
    for (const line of this.lines(text, width, style)) {
      this.keep(leading)
      onLine(this.y)
      this.write(line, left, this.y, style)
      this.y += leading
    }
  }

  /** One line of text that is printable already, at a place. */
  write(line: string, x: number, y: number, style: TextStyle = {}): void {
    const { face = usual.face, size = usual.size, leading = usual.leading, color = usual.color } = style
    if (line === '') return
    this.doc
      .font(face, size)
      .fillColor(color)
      .text(line, x, y + (leading - size) / 2 - size * 0.1, { lineBreak: false, features })
  }

  /** One line of text at a place, cut where it is wider. */
  cell(
    text: string,
    x: number,
    y: number,
    width: number,
    style: TextStyle & { align?: 'left' | 'center' | 'right' },
  ): void {
    const [first = '', more] = this.lines(text, width, style)
    const line = more === undefined ? first : `${first}…`
    const rest = Math.max(0, width - this.measure(line, style))
    const shift = { left: 0, center: rest / 2, right: rest }[style.align ?? 'left']
    this.write(this.printable(line, style), x + shift, y, style)
  }

  /** Text as the font can print it. */
  printable(text: string, { face = usual.face }: TextStyle = {}): string {
    return this.#faces[face].printable(text).replaceAll('\n', ' ')
  }

  /** Numbers the pages, and hands over the bytes. */
  async finish(foot: (page: number, pages: number) => { left: string; right: string }): Promise<Buffer> {
    const { start, count } = this.doc.bufferedPageRange()
    const style = { size: 8, leading: 12, color: ink.text3 }
    for (let page = 0; page < count; page++) {
      this.doc.switchToPage(start + page)
      const y = this.doc.page.height - margin.bottom + 26
      const { left, right } = foot(page + 1, count)
      this.cell(left, this.left, y, this.width - 90, style)
      this.cell(right, this.left + this.width - 90, y, 90, { ...style, align: 'right' })
    }
    const ended = once(this.doc, 'end')
    this.doc.end()
    await ended
    return Buffer.concat(this.#pieces)
  }
}
