/**
 * The units an estimate knows, on mathjs' own. Time and data are real dimensions: adding a rate to a size is an
 * error. What is counted (users, rows, requests) is a word beside a number and has no dimension. `day` has two
 * meanings, as in every interview: after a number it is a length of time; in a formula it is how many seconds a
 * day has, by which what happens in a day is divided to get what happens in a second.
 */
import {
  addDependencies,
  create,
  createUnitDependencies,
  divideDependencies,
  type FactoryFunctionMap,
  maxDependencies,
  minDependencies,
  multiplyDependencies,
  parseDependencies,
  powDependencies,
  subtractDependencies,
  type Unit,
  unaryMinusDependencies,
  unaryPlusDependencies,
  unitDependencies,
} from 'mathjs'

/** Seconds in a day: as it is, or the round 10⁵ of interviews. */
export type DayLength = 86_400 | 100_000

/** A number with its dimensions: `value` seconds^time · bytes^data. */
export interface Quantity {
  value: number
  time: number
  data: number
}

/** What mathjs computes with: a plain number where there is no dimension. */
export type Operand = number | Unit

const timeUnits: Record<string, string> = {
  ns: 'ns',
  us: 'us',
  µs: 'us',
  ms: 'ms',
  s: 's',
  sec: 's',
  second: 's',
  seconds: 's',
  초: 's',
  min: 'minute',
  minute: 'minute',
  minutes: 'minute',
  분: 'minute',
  h: 'hour',
  hr: 'hour',
  hour: 'hour',
  hours: 'hour',
  시간: 'hour',
  day: 'theDay',
  days: 'theDay',
  일: 'theDay',
  하루: 'theDay',
  week: 'theWeek',
  weeks: 'theWeek',
  주: 'theWeek',
  month: 'theMonth',
  months: 'theMonth',
  개월: 'theMonth',
  year: 'theYear',
  years: 'theYear',
  yr: 'theYear',
  년: 'theYear',
}

const dataUnits: Record<string, string> = {
  bit: 'b',
  bits: 'b',
  Kb: 'kb',
  kb: 'kb',
  Mb: 'Mb',
  Gb: 'Gb',
  Tb: 'Tb',
  B: 'B',
  byte: 'B',
  bytes: 'B',
  바이트: 'B',
  KB: 'kB',
  kB: 'kB',
  MB: 'MB',
  GB: 'GB',
  TB: 'TB',
  PB: 'PB',
  EB: 'EB',
  KiB: 'KiB',
  MiB: 'MiB',
  GiB: 'GiB',
  TiB: 'TiB',
  PiB: 'PiB',
}

const rateUnits: Record<string, string> = {
  Hz: 'hertz',
  qps: 'hertz',
  QPS: 'hertz',
  rps: 'hertz',
  RPS: 'hertz',
  tps: 'hertz',
  TPS: 'hertz',
  Kbps: 'kbps',
  kbps: 'kbps',
  Mbps: 'Mbps',
  Gbps: 'Gbps',
  Tbps: 'Tbps',
}

const unitNames = new Map(Object.entries({ ...timeUnits, ...dataUnits, ...rateUnits }))

/** Words for what is counted that may stand in a formula; after a number any word may. */
const counted: ReadonlySet<string> = new Set(
  'user request req query read write message msg event row record order transaction item post photo image video file object server node shard replica connection conn client session device person click ad driver ride hotel room seat payment entry entries 명 건 개 번 회 대'
    .split(' ')
    .flatMap((word) => [word, `${word}s`]),
)

/** Where mathjs keeps the powers of time, of data (in bits) and of the first unit made by us. */
const [timeAt, dataAt, perDayAt] = [2, 8, 9]

const dependencies = {
  addDependencies,
  createUnitDependencies,
  divideDependencies,
  maxDependencies,
  minDependencies,
  multiplyDependencies,
  parseDependencies,
  powDependencies,
  subtractDependencies,
  unaryMinusDependencies,
  unaryPlusDependencies,
  unitDependencies,
} as FactoryFunctionMap

type Operation = (a: Operand, b: Operand) => Operand

/** The operation with a plain number for its result where no unit is left. */
function leavingNumbers(compute: Operation): Operation {
  return (a, b) => {
    const result = compute(a, b)
    if (typeof result === 'number') return result
    const { dimensions, value } = result as unknown as { dimensions: number[]; value: number | null }
    return dimensions.every((power) => Math.abs(power) < 1e-12) ? (value ?? 1) : result
  }
}

/** A mathjs of our own: nothing of what is defined here is seen elsewhere. */
export type Calculator = ReturnType<typeof makeCalculator>

function makeCalculator(day: DayLength) {
  const math = create(dependencies, { predictable: true })
  // Names may be written in any language.
  math.parse.isAlpha = (letter: string) => /[\p{L}\p{M}_]/u.test(letter)
  math.createUnit('perDay')
  math.createUnit('theDay', `${day} s`)
  math.createUnit('theWeek', '7 theDay')
  math.createUnit('theMonth', '30 theDay')
  math.createUnit('theYear', '365 theDay')
  for (const prefix of ['k', 'M', 'G', 'T']) math.createUnit(`${prefix}bps`, `1 ${prefix}b/s`)
  // In `1 - used / all` the units go and a plain number is left; being predictable, mathjs keeps them with power 0.
  const { divide, multiply, pow } = math as unknown as Record<string, Operation>
  math.import(
    Object.fromEntries(
      Object.entries({ divide, multiply, pow }).map(([name, compute]) => [name, leavingNumbers(compute!)]),
    ),
    { override: true },
  )
  const unit = (name: string): Unit => math.unit(1, name)
  return {
    parse: math.parse,
    max: math.max as (...values: Operand[]) => Operand,
    min: math.min as (...values: Operand[]) => Operand,
    pow: math.pow as (base: Operand, exponent: number) => Operand,
    divide: math.divide as (a: Operand, b: Operand) => Operand,
    multiply: math.multiply as (a: Operand, b: Operand) => Operand,
    unit,
    /** A day in a formula: its seconds, for each thing that is said of a whole day. */
    day: math.divide(unit('theDay'), unit('perDay')) as Operand,
    dayLength: day,
  }
}

const calculators = new Map<DayLength, Calculator>()

/** The calculator for days of this length, made when first asked for. */
export function calculatorFor(day: DayLength): Calculator {
  const calculator = calculators.get(day) ?? makeCalculator(day)
  calculators.set(day, calculator)
  return calculator
}

/** What a word in a formula stands for when no row has it as its name; undefined when it means nothing. */
export function meaningOf(word: string, calculator: Calculator): Operand | undefined {
  if (word === 'day' || word === 'days' || word === '일' || word === '하루') return calculator.day
  const name = unitNames.get(word)
  if (name) return calculator.unit(name)
  return counted.has(word) ? 1 : undefined
}

/** The unit written as `GB/s`, `/user/day` or `requests per second`, any word unknown to us being what is counted; null when it is not written like a unit. */
export function readUnit(text: string, calculator: Calculator): Operand | null {
  const parts = text
    .trim()
    .replace(/^1\s*(?=\/)/, '')
    .replace(/\bper\b/g, '/')
    .match(/[/*·]|\^-?\d|[\p{L}\p{M}_µ%$€₩]+|\S/gu)
  if (!parts) return 1
  let result: Operand = 1
  let last: Operand = 1
  let isBelow = false
  for (const part of parts) {
    if (part === '/') isBelow = true
    else if (part === '*' || part === '·') isBelow = false
    else if (/^\^/.test(part)) {
      // The word itself is in already.
      const power = calculator.pow(last, Number(part.slice(1)) - 1)
      result = isBelow ? calculator.divide(result, power) : calculator.multiply(result, power)
    } else if (/^[\p{L}_µ%$€₩]/u.test(part)) {
      const name = unitNames.get(part)
      last = name ? calculator.unit(name) : 1
      result = isBelow ? calculator.divide(result, last) : calculator.multiply(result, last)
    } else return null
  }
  return result
}

/** A result in seconds and bytes. What is said of a day and was divided by one is now said of a second. */
export function quantityOf(operand: Operand, { dayLength }: Pick<Calculator, 'dayLength'>): Quantity {
  if (typeof operand === 'number') return { value: operand, time: 0, data: 0 }
  const { dimensions } = operand as unknown as { dimensions: number[] }
  let time = dimensions[timeAt] ?? 0
  const data = dimensions[dataAt] ?? 0
  // mathjs keeps values in its base units: seconds and bits.
  let value = (operand as unknown as { value: number | null }).value ?? 1
  value /= 8 ** data
  // `5 /day` divided by `day` is per second, not per second and day.
  for (let days = dimensions[perDayAt] ?? 0; days > 0 && time < -1; days--) {
    value *= dayLength
    time += 1
  }
  return { value, time, data }
}

/** The quantity as mathjs has it, to go on computing with. */
export function operandOf({ value, time, data }: Quantity, calculator: Calculator): Operand {
  let operand: Operand = value
  if (time !== 0) operand = calculator.multiply(operand, calculator.pow(calculator.unit('s'), time))
  if (data !== 0) operand = calculator.multiply(operand, calculator.pow(calculator.unit('B'), data))
  return operand
}
