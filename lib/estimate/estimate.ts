/**
 * An estimate: named quantities with units and formulas, as a card holds them, and what they come to. mathjs
 * reads and computes; only the four operations, powers and a few functions are let through to it.
 */
import type { MathNode } from 'mathjs'
import {
  figureText,
  isName,
  maxFormulaLength,
  maxUnitLength,
  plainFormula,
  readAmount,
} from '@/lib/estimate/line'
import {
  calculatorFor,
  type Calculator,
  type DayLength,
  meaningOf,
  type Operand,
  operandOf,
  type Quantity,
  quantityOf,
  readUnit,
} from '@/lib/estimate/units'

/** One row of an estimate. */
export interface EstimateLine {
  id: string
  /** What other rows call it by; may be empty. */
  name: string
  formula: string
  /** The unit it is shown in; empty lets the value choose. */
  unit: string
}

export const estimateProblemCodes = [
  'syntax',
  'unknown_name',
  'unknown_unit',
  'circular',
  'depends',
  'unit_mismatch',
  'wrong_unit',
  'duplicate_name',
  'bad_name',
  'not_finite',
  'not_allowed',
  'too_long',
] as const
export type EstimateProblemCode = (typeof estimateProblemCodes)[number]

/** Why a row has no value. */
export interface EstimateProblem {
  code: EstimateProblemCode
  /** The name, unit or sign it is about; for `wrong_unit` the unit that was asked for. */
  name?: string
  /** For `unknown_name` a name that was probably meant, for `bad_name` one that can be; for `wrong_unit` the unit the value has. */
  instead?: string
}

export interface EstimateValue {
  /** In `unit`. */
  value: number
  /** `1/s`, `GB`, `users`; empty for a plain number. */
  unit: string
  /** The value in few signs, for those who do not format themselves. */
  text: string
}

/** What a row comes to: a value, a problem, or nothing yet while it has no formula. */
export type EstimateResult =
  { ok: true; value: EstimateValue } | { ok: false; problem: EstimateProblem } | { ok: null }

/** Computes all rows of an estimate, in whatever order they stand. Answers a result for each id. */
export function evaluateEstimate(
  lines: readonly EstimateLine[],
  { day }: { day: DayLength },
): Map<string, EstimateResult> {
  return new Evaluation(lines, calculatorFor(day)).results()
}

class Problem extends Error {
  constructor(readonly problem: EstimateProblem) {
    super(problem.code)
  }
}

function fail(code: EstimateProblemCode, about: Omit<EstimateProblem, 'code'> = {}): never {
  throw new Problem({ code, ...about })
}

type Computed = { quantity: Quantity; shown: EstimateValue } | null

class Evaluation {
  readonly #byName = new Map<string, EstimateLine>()
  readonly #computed = new Map<string, Computed | Problem>()
  readonly #open = new Set<string>()
  /** How many pairs of letters may still be compared to find what an unknown name was meant to be. */
  #comparisons = 1_000_000
  /** How many numbers, names and signs may still be computed: people write a tenth of it, and mathjs takes long over units. */
  #parts = 5000

  constructor(
    private readonly lines: readonly EstimateLine[],
    private readonly calculator: Calculator,
  ) {
    for (const line of lines) {
      const name = line.name.trim()
      if (name !== '' && !this.#byName.has(name)) this.#byName.set(name, line)
    }
  }

  results(): Map<string, EstimateResult> {
    return new Map(this.lines.map((line) => [line.id, this.#resultOf(line)]))
  }

  #resultOf(line: EstimateLine): EstimateResult {
    const computed = this.#compute(line)
    if (computed instanceof Problem) return { ok: false, problem: computed.problem }
    return computed ? { ok: true, value: computed.shown } : { ok: null }
  }

  #compute(line: EstimateLine): Computed | Problem {
    const known = this.#computed.get(line.id)
    if (known !== undefined) return known
    this.#open.add(line.id)
    let computed: Computed | Problem
    try {
      computed = this.#computeNow(line)
    } catch (error) {
      // Whatever else mathjs throws at what people type (also for want of stack) means that it cannot be read.
      computed = error instanceof Problem ? error : new Problem({ code: 'syntax' })
    }
    this.#open.delete(line.id)
    this.#computed.set(line.id, computed)
    return computed
  }

  #computeNow(line: EstimateLine): Computed {
    const name = line.name.trim()
    if (name !== '' && (!isName(name) || name === 'day'))
      fail('bad_name', { name, instead: nameWithoutSpaces(name) })
    if (name !== '' && this.#byName.get(name) !== line) fail('duplicate_name', { name })
    if (line.formula.length > maxFormulaLength) fail('too_long')
    const plain = plainFormula(line.formula)
    if (plain === '') return null

    const amount = this.#readAmount(plain)
    const quantity = amount ? amount.quantity : this.#evaluate(plain)
    if (!Number.isFinite(quantity.value)) fail('not_finite')
    return { quantity, shown: this.#show(quantity, line.unit.trim(), amount?.written) }
  }

  /** A number with a unit behind it, if that is all there is; names of rows go before units. */
  #readAmount(plain: string): { quantity: Quantity; written: { value: number; unit: string } } | null {
    const written = readAmount(plain)
    if (!written) return null
    const words = written.unit.match(/[\p{L}\p{M}_]+/gu) ?? []
    if (words.some((word) => this.#byName.has(word))) return null
    if (written.unit.length > maxUnitLength) fail('too_long')
    const unit = readUnit(written.unit, this.calculator)
    if (unit === null) return null
    const operand = this.calculator.multiply(written.value, unit)
    return { quantity: quantityOf(operand, this.calculator), written }
  }

  #evaluate(plain: string): Quantity {
    const node = unitsWithTheirNumbers(this.calculator.parse(plain), (name) => !this.#byName.has(name))
    const scope = this.#scopeOf(node)
    let operand: unknown
    try {
      operand = node.compile().evaluate(scope)
    } catch (error) {
      if (error instanceof Problem) throw error
      fail('unit_mismatch')
    }
    return quantityOf(operand as Operand, this.calculator)
  }

  /** Everything a formula names, each with its value; refuses what may not be in one. */
  #scopeOf(node: MathNode): Map<string, unknown> {
    const scope = new Map<string, unknown>()
    const called = new Set<MathNode>()
    node.traverse((part) => {
      if (this.#parts-- <= 0) fail('too_long')
      switch (part.type) {
        case 'ParenthesisNode':
          return
        case 'ConstantNode':
          if (typeof (part as unknown as { value: unknown }).value !== 'number') fail('syntax')
          return
        case 'OperatorNode': {
          const { op } = part as unknown as { op: string }
          if (!'+-*/^'.includes(op)) fail('not_allowed', { name: op })
          return
        }
        case 'FunctionNode': {
          const { fn } = part as unknown as { fn: MathNode & { name: string } }
          if (fn.type !== 'SymbolNode' || !Object.hasOwn(functions, fn.name))
            fail('not_allowed', { name: fn.name })
          called.add(fn)
          scope.set(fn.name, functions[fn.name as FunctionName](this.calculator))
          return
        }
        case 'SymbolNode':
          if (!called.has(part)) {
            const { name } = part as unknown as { name: string }
            scope.set(name, this.#valueOf(name))
          }
          return
        default:
          fail('syntax')
      }
    })
    return scope
  }

  #valueOf(name: string): Operand {
    const line = this.#byName.get(name)
    if (!line) {
      const meaning = meaningOf(name, this.calculator)
      if (meaning !== undefined) return meaning
      fail('unknown_name', { name, instead: this.#nearest(name) })
    }
    if (this.#open.has(line.id)) fail('circular', { name })
    const computed = this.#compute(line)
    if (computed instanceof Problem) {
      const isInCircle = computed.problem.code === 'circular'
      fail(isInCircle ? 'circular' : 'depends', { name })
    }
    if (computed === null) fail('depends', { name })
    return operandOf(computed.quantity, this.calculator)
  }

  /** The name that differs in the fewest letters, if it is not quite another one. */
  #nearest(name: string): string | undefined {
    const near = [...this.#byName.keys()]
      .filter((other) => {
        if (!isName(other)) return false
        if (Math.abs(other.length - name.length) > mostSteps(other)) return false
        // A card full of long unknown names, which anybody may write, must not stop everybody's browser.
        this.#comparisons -= other.length * name.length
        return this.#comparisons > 0
      })
      .map((other) => ({ other, steps: distance(name.toLowerCase(), other.toLowerCase()) }))
      .filter(({ other, steps }) => steps <= mostSteps(other))
    return near.sort((a, b) => a.steps - b.steps)[0]?.other
  }

  #show(quantity: Quantity, wanted: string, written?: { value: number; unit: string }): EstimateValue {
    if (wanted !== '') return this.#convert(quantity, wanted)
    const { value, unit } = written ?? chooseUnit(quantity)
    return { value, unit, text: figureText(value) }
  }

  #convert(quantity: Quantity, wanted: string): EstimateValue {
    const operand = wanted.length > maxUnitLength ? null : readUnit(wanted, this.calculator)
    if (operand === null) fail('unknown_unit', { name: wanted })
    const unit = quantityOf(operand, this.calculator)
    // A plain number is taken to be in the unit that is written beside it.
    const isPlain = quantity.time === 0 && quantity.data === 0
    if (!isPlain && (quantity.time !== unit.time || quantity.data !== unit.data))
      fail('wrong_unit', { name: wanted, instead: chooseUnit(quantity).unit })
    const value = isPlain ? quantity.value : quantity.value / unit.value
    return { value, unit: wanted, text: figureText(value) }
  }
}

/** What people can write instead of a name that is one but for its spaces. */
function nameWithoutSpaces(text: string): string | undefined {
  const name = text.replace(/\s+/g, '_')
  return /\s/.test(text) && isName(name) ? name : undefined
}

/** An operation as mathjs holds it; `implicit` says that a product was written without a sign. */
type Operation = MathNode & { op: string; implicit: boolean; args: [MathNode, MathNode] }

function isOperation(node: MathNode, op: string): node is Operation {
  return (
    node.type === 'OperatorNode' && (node as Operation).op === op && (node as Operation).args.length === 2
  )
}

/**
 * A formula in which a unit belongs to the number before it: `100M / 1 day` is what comes in a day. mathjs reads
 * `1/2 x` as half of x, which is right for the names of rows and wrong for units.
 */
function unitsWithTheirNumbers(node: MathNode, isUnit: (name: string) => boolean): MathNode {
  const formula = node.map((part) => unitsWithTheirNumbers(part, isUnit))
  if (!isOperation(formula, '*') || !formula.implicit) return formula
  const [fraction, factor] = formula.args
  const unit = isOperation(factor, '^') ? factor.args[0] : factor
  if (!isOperation(fraction, '/') || unit.type !== 'SymbolNode') return formula
  if (!isUnit((unit as MathNode & { name: string }).name)) return formula
  const below = fraction.args[1]
  return fraction.map((part) => (part === below ? formula.map((of) => (of === fraction ? below : of)) : part))
}

type FunctionName =
  'ceil' | 'floor' | 'round' | 'abs' | 'sqrt' | 'log' | 'log2' | 'log10' | 'pow' | 'min' | 'max'

/** Functions a formula may use. Those that make no sense with a unit refuse one. */
const functions: Record<FunctionName, (calculator: Calculator) => (...values: Operand[]) => Operand> = {
  ceil: whole(Math.ceil),
  floor: whole(Math.floor),
  round: whole(Math.round),
  abs: whole(Math.abs),
  sqrt:
    (calculator) =>
    (x = Number.NaN) =>
      calculator.pow(x, 0.5),
  log: plainOnly(Math.log),
  log2: plainOnly(Math.log2),
  log10: plainOnly(Math.log10),
  pow:
    (calculator) =>
    (base = Number.NaN, exponent = Number.NaN) =>
      calculator.pow(base, plainNumber(exponent, calculator)),
  min:
    (calculator) =>
    (...values) =>
      calculator.min(...values),
  max:
    (calculator) =>
    (...values) =>
      calculator.max(...values),
}

/** Rounds in seconds and bytes, and keeps the unit. */
function whole(round: (x: number) => number) {
  return (calculator: Calculator) =>
    (x: Operand = Number.NaN) => {
      const quantity = quantityOf(x, calculator)
      // 30 servers are 30 also where binary fractions made them 30.000000000000004.
      const value = round(Number(quantity.value.toPrecision(12)))
      return operandOf({ ...quantity, value }, calculator)
    }
}

function plainOnly(compute: (x: number) => number) {
  return (calculator: Calculator) =>
    (x: Operand = Number.NaN) =>
      compute(plainNumber(x, calculator))
}

function plainNumber(x: Operand, calculator: Calculator): number {
  const { value, time, data } = quantityOf(x, calculator)
  if (time !== 0 || data !== 0) fail('unit_mismatch')
  return value
}

const dataSteps = ['B', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB']
const timeSteps = [
  [1e-6, 1e-9, 'ns'],
  [1e-3, 1e-6, 'µs'],
  [1, 1e-3, 'ms'],
  [120, 1, 's'],
  [7200, 60, 'min'],
  [Number.POSITIVE_INFINITY, 3600, 'h'],
] as const

/** The unit in which a quantity reads best. */
function chooseUnit({ value, time, data }: Quantity): { value: number; unit: string } {
  if (time === 0 && data === 0) return { value, unit: '' }
  if (time === -1 && data === 0) return { value, unit: '1/s' }
  if (time === 1 && data === 0) {
    const [, seconds, unit] = timeSteps.find(([below]) => Math.abs(value) < below) ?? [0, 1, 's']
    return { value: value / seconds, unit }
  }
  if (data === 1 && (time === 0 || time === -1)) {
    const step = Math.floor(Math.log10(Math.abs(value) || 1) / 3)
    const at = Math.max(0, Math.min(dataSteps.length - 1, step))
    return { value: value / 1000 ** at, unit: `${dataSteps[at]}${time === 0 ? '' : '/s'}` }
  }
  const factor = (unit: string, power: number) =>
    power === 0 ? [] : [power === 1 ? unit : `${unit}^${power}`]
  return { value, unit: [...factor('B', data), ...factor('s', time)].join('·') }
}

/** In how many letters a name may differ from one that was probably meant. */
function mostSteps(name: string): number {
  return Math.max(1, Math.floor(name.length / 3))
}

/** Letters to insert, remove or change (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
