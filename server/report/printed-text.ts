import { createRequire } from 'node:module'
import { plainText } from '@/lib/report/plain-text'
import { signsOf, wrapLines } from '@/lib/report/wrap-lines'

/** What a font of pdfkit's can be asked; its types do not tell. */
interface OpenFont {
  hasGlyphForCodePoint: (codePoint: number) => boolean
  glyphForCodePoint: (codePoint: number) => { advanceWidth: number }
  unitsPerEm: number
}

/** The weights a report is printed in, and where their files are. */
export const faces = { regular: 'Regular', semibold: 'SemiBold' } as const
export type Face = keyof typeof faces

/** The file of a face, in the package the pages take their font from. */
export function fontFile(face: Face): string {
  return createRequire(import.meta.url).resolve(`pretendard/dist/public/static/Pretendard-${faces[face]}.otf`)
}

/** Stands for a sign the font does not have. */
export const unknownSign = '□'

/** A face as far as text is measured in it. */
export class MeasuredFace {
  readonly #widths = new Map<string, number>()
  /** Whether a sign was met that the font does not have. */
  hasMissed = false

  constructor(private readonly font: OpenFont) {}

  /** The text as it can be printed: what the font does not have has a sign in its place, one for each. */
  printable(text: string): string {
    // Word by word: telling signs apart takes long over long texts, and most words need it not.
    return plainText(text).replace(/\S+/gu, (word) =>
      this.#isThere(word)
        ? word
        : signsOf(word)
            .map((sign) => this.#printable(sign))
            .join(''),
    )
  }

  #printable(sign: string): string {
    if (this.#isThere(sign)) return sign
    // Without what only changes the sign before it: another look of it, or a mark.
    const seen = sign.replace(/[\p{Mn}\p{Me}\p{Cf}]/gu, '')
    if (this.#isThere(seen)) return seen
    this.hasMissed = true
    return unknownSign
  }

  #isThere(text: string): boolean {
    for (const point of text) if (!this.#has(point)) return false
    return true
  }

  #has(codePoint: string): boolean {
    return this.font.hasGlyphForCodePoint(codePoint.codePointAt(0) ?? 0)
  }

  /** How wide printable text is at a size, in points; what is drawn is never wider. */
  width(text: string, size: number): number {
    let units = 0
    for (const sign of text) {
      let width = this.#widths.get(sign)
      if (width === undefined) {
        width = this.font.glyphForCodePoint(sign.codePointAt(0) ?? 0).advanceWidth
        this.#widths.set(sign, width)
      }
      units += width
    }
    return (units / this.font.unitsPerEm) * size
  }

  /** Text in lines of at most this width, in points. */
  lines(text: string, size: number, width: number): string[] {
    return wrapLines(this.printable(text), width, (part) => this.width(part, size))
  }
}

/** The face of a font that pdfkit has opened. */
export function measured(pdfFont: unknown): MeasuredFace {
  return new MeasuredFace((pdfFont as { font: OpenFont }).font)
}
