/** Figures as people write them: `1.5k`, `2M`, `99.95`, `3만`. */

/** What a figure may be. */
export interface FigureRule {
  min: number
  max: number
  /** Counts: no fractions. */
  isWhole?: boolean
  /** Kept from 0 to 1, written from 0 to 100; `min` and `max` are as kept. */
  isPercent?: boolean
}

export type FigureProblem = 'number' | 'whole' | 'range'
export type ReadFigure =
  { value: number; problem?: undefined } | { value?: undefined; problem: FigureProblem }

const factors: Record<string, number> = {
  '': 1,
  k: 1e3,
  m: 1e6,
  g: 1e9,
  b: 1e9,
  t: 1e12,
  천: 1e3,
  만: 1e4,
  억: 1e8,
}
const figure = /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?) ?([a-z천만억]?)$/

/** Reads what somebody typed: digits with or without thousands' commas, and one letter for thousands, millions and so on. Full-width digits of an input method count as digits. */
export function readFigure(text: string, { min, max, isWhole, isPercent }: FigureRule): ReadFigure {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  const [, digits = '', letter = ''] = figure.exec(isPercent ? plain.replace(/ ?%$/, '') : plain) ?? []
  const factor = factors[letter]
  if (!/\d/.test(digits) || factor === undefined) return { problem: 'number' }
  const value = rounded(Number(digits.replaceAll(',', '')) * factor * (isPercent ? 0.01 : 1))
  if (isWhole && !Number.isInteger(value)) return { problem: 'whole' }
  return value < min || value > max ? { problem: 'range' } : { value }
}

/** Writes a figure as short as it can be without losing anything: what is read from it is the figure again. */
export function writeFigure(value: number, { isPercent }: Pick<FigureRule, 'isPercent'> = {}): string {
  if (isPercent) return String(rounded(value * 100))
  for (const [letter, unit] of [
    ['T', 1e12],
    ['G', 1e9],
    ['M', 1e6],
    ['k', 1e3],
  ] as const) {
    if (value >= unit && value % (unit / 100) === 0) return `${value / unit}${letter}`
  }
  return String(value)
}

// A hundredth of 99.95 is not 0.9995 in binary, but to 12 places it is.
function rounded(value: number): number {
  return Number(value.toPrecision(12))
}
