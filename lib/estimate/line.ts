/** How people write figures and lines of an estimate. No mathjs here: a card can use it before that is loaded. */

import { koreanMultiples, powersOfTen } from '@/lib/multiples'

/** The longest formula that is computed, in characters. */
export const maxFormulaLength = 1000
/** The longest unit that is read, in characters. */
export const maxUnitLength = 80

/** A line as it lies in an estimate card. */
export interface WrittenLine {
  name: string
  formula: string
  unit: string
}

/** Splits `peak = avg * 3 -> 1/s` into its parts. Without `=` all of it is the formula, unless it is a lone name. */
export function parseEstimateLine(text: string): WrittenLine {
  const [left = '', unit = ''] = text.split(/->|→/, 2).map((part) => part.trim())
  const at = left.indexOf('=')
  if (at >= 0) return { name: left.slice(0, at).trim(), formula: left.slice(at + 1).trim(), unit }
  return isName(left) ? { name: left, formula: '', unit } : { name: '', formula: left, unit }
}

/** Whether a text can be the name of a line: letters of any language, digits and `_`, not beginning with a digit. */
export function isName(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(text)
}

const number = '(?<![\\p{L}\\p{N}_.])(\\d+(?:\\.\\d+)?)'
// One letter alone is a multiple; `MB` and `min` are units.
const multiple = new RegExp(
  `${number}\\s*(thousand|million|billion|trillion|bn|[kKMGT]|${koreanMultiples})(?![\\p{L}\\p{N}_])`,
  'gu',
)
// Counters stand right behind: `1억명`.
const koreanMultiple = new RegExp(`${number}\\s*(${koreanMultiples})(?=\\s*[명건개번회대])`, 'gu')

/** A formula as mathjs reads it: `1,000` → `1000`, `100M` → `100e6`, `20%` → `(20/100)`, `×` → `*`. */
export function plainFormula(text: string): string {
  return text
    .trim()
    .replace(/^=/, '')
    .replace(/[×✕⋅·]/g, '*')
    .replace(/÷/g, '/')
    .replace(/[−–]/g, '-')
    .replace(/\*\*/g, '^')
    .replace(/(?<![\p{L}\p{N}_.(,])(\d{1,3}(?:,\d{3})+)(?![\d,])/gu, (digits) => digits.replaceAll(',', ''))
    .replace(/(?<=\d)_(?=\d)/g, '')
    .replace(koreanMultiple, inFull)
    .replace(multiple, inFull)
    .replace(/(\d+(?:\.\d+)?)\s*%/g, '($1/100)')
}

function inFull(_: string, digits: string, word: string): string {
  return `${digits}e${powersOfTen[word]}`
}

/** A number and what stands behind it, when that is all a formula is: `5 /user/day`, `100M users`. */
export function readAmount(plain: string): { value: number; unit: string } | null {
  const match =
    /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*((?:\/|per\b)?\s*[\p{L}µ$€₩][^\d()+\-=]*(?:\^-?\d)?)?$/u.exec(
      plain,
    )
  return match ? { value: Number(match[1]), unit: (match[2] ?? '').trim() } : null
}

/** A figure in few signs: `5,787`, `1.46G`, `0.0231`. Written behind a name it is read as the same again, but for what was rounded. */
export function figureText(value: number): string {
  const size = Math.abs(value)
  if (size !== 0 && (size >= 1e15 || size < 1e-4)) return value.toExponential(2)
  const [scale, letter] =
    size >= 1e12 ? [1e12, 'T'] : size >= 1e9 ? [1e9, 'G'] : size >= 1e6 ? [1e6, 'M'] : [1, '']
  const shown = value / scale
  const digits = Math.abs(shown) >= 100 ? 0 : Math.abs(shown) >= 10 ? 1 : Math.abs(shown) >= 1 ? 2 : 4
  return `${shown.toLocaleString('en-US', { maximumFractionDigits: digits })}${letter}`
}
