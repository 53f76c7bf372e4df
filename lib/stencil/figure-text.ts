/** Figures as people write them: `1.5k`, `2M`, `99.95`, `3만`. */
import { koreanMultiples, powersOfTen } from '@/lib/multiples'

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

const figure = new RegExp(`^([+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)?(?:\\.\\d+)?) ?([a-z]?|${koreanMultiples})$`)

/** No bytes are typed here: `2b` can only be two billion. */
function powerOf(multiple: string): number | undefined {
  if (multiple === '') return 0
  return multiple === 'b' ? powersOfTen.bn : (powersOfTen[multiple] ?? powersOfTen[multiple.toUpperCase()])
}

/** Reads what somebody typed: digits with or without thousands' commas, and a letter or a Korean word for thousands, millions and so on. Full-width digits of an input method count as digits. */
export function readFigure(text: string, { min, max, isWhole, isPercent }: FigureRule): ReadFigure {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  const [, digits = '', multiple = ''] = figure.exec(isPercent ? plain.replace(/ ?%$/, '') : plain) ?? []
  const power = powerOf(multiple)
  if (!/\d/.test(digits) || power === undefined) return { problem: 'number' }
  const value = rounded(Number(digits.replaceAll(',', '')) * 10 ** power * (isPercent ? 0.01 : 1))
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

// A hundredth of 99.95 is not 0.9995 in binary, but to the 15 places that a number surely keeps it is.
function rounded(value: number): number {
  return Number(value.toPrecision(15))
}
