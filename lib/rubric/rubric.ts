/** A rubric: what each level of each dimension looks like, in every language (C1). Rubrics are data, and proven complete. */
import { z } from 'zod'
import { type Locale, locales } from '@/lib/i18n/locale'
import { anchorLevels, dimensionIds, levels } from '@/lib/rubric/dimensions'
import { bandIds } from '@/lib/rubric/suggestion'

const text = z.string().refine((value) => value.trim() !== '', 'is empty')
/** z.record over an enum wants every key. */
const forEach = <Key extends string, Value extends z.ZodType>(keys: readonly Key[], value: Value) =>
  z.record(z.enum(keys), value)

const digits = <Level extends number>(of: readonly Level[]) => of.map((level) => `${level}` as `${Level}`)

const wordsSchema = z.strictObject({
  name: text,
  /** What each level is called, "not observed" first. */
  levels: forEach(digits(levels), text),
  dimensions: forEach(
    dimensionIds,
    z.strictObject({
      name: text,
      /** For a narrow row. */
      short: text,
      /** What somebody of this level does. */
      anchors: forEach(digits(anchorLevels), text),
    }),
  ),
  /** What the figures suggest, in words. */
  suggestions: forEach(bandIds, text),
})
export type RubricWords = z.infer<typeof wordsSchema>

export type Rubric = Record<Locale, RubricWords>

/** A rubric that is not fit to be used. `faults` says everything that is wrong with it. */
export class RubricFault extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`the rubric is not complete:\n${faults.join('\n')}`)
    this.name = 'RubricFault'
  }
}

/** Reads a rubric from its words. Throws RubricFault with all that is missing, empty or left over, in each language. */
export function readRubric(words: Record<Locale, unknown>): Rubric {
  const read = locales.map((locale) => [locale, wordsSchema.safeParse(words[locale])] as const)
  const faults = read.flatMap(([locale, { error }]) =>
    (error?.issues ?? []).map(({ path, message }) => `${locale}: ${path.join('.')} ${message}`),
  )
  if (faults.length > 0) throw new RubricFault(faults)
  return Object.fromEntries(read.map(([locale, { data }]) => [locale, data])) as Rubric
}
