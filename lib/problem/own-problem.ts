/**
 * A problem that somebody writes themselves (P4), in one language: the same parts as a built-in one, but only title, line
 * and statement must be there. Two forms of it: as it is being written, where anything may be missing or too long, and as
 * rooms get it, where whatever is there is whole.
 */
import { z } from 'zod'
import type { FieldProblem } from '@/lib/errors'
import { fieldKeys, httpMethods } from '@/lib/board/shapes/cards'
import { locales } from '@/lib/i18n/locale'
import type { Level } from '@/lib/levels'
import { cleanText, cleanTitle, problemOf } from '@/lib/name'
import { themes } from '@/lib/problem/themes'
import { stencilKinds } from '@/lib/stencil/kinds'

/** So many problems somebody may keep. */
export const ownProblemsMax = 200
/** Bytes a draft, and a board of its own, may have as JSON. */
export const draftMaxBytes = 512 * 1024
export const boardMaxBytes = 2 * 1024 * 1024

/** Characters of a title; of one line, as a question or a hint; of a paragraph in Markdown. */
export const ownTitleMax = 80
export const ownLineMax = 400
export const ownParagraphMax = 4000
/** Rows a list may have. */
export const ownRowsMax = 60

/** A board as it is kept beside a problem: its records, and the schema they are written with. Without pictures. */
export interface OwnBoard {
  schema: unknown
  records: readonly unknown[]
}

type Text = z.ZodType<string, string>

/** How texts and lists are judged: leniently while it is written, strictly when it is to be given. */
interface Rules {
  title: Text
  /** One line that may be missing, and one that must be there. */
  line: Text
  needed: Text
  /** Several lines that may be missing, and several that must be there. */
  paragraph: Text
  neededParagraph: Text
  list: <Row extends z.ZodType>(row: Row) => z.ZodType<z.output<Row>[], z.input<Row>[]>
}

function shapeOf({ title, line, needed, paragraph, neededParagraph, list }: Rules) {
  const stage = z.strictObject({
    say: list(needed),
    listenFor: list(needed),
    /** From the least to the most. */
    hints: z.strictObject({ nudge: line, pointer: line, nearAnswer: line }),
  })
  const field = z.strictObject({ name: needed, type: line, key: z.enum(['', ...fieldKeys]) })
  return z.strictObject({
    language: z.enum(locales),
    title,
    /** One line for the library. */
    line: needed,
    theme: z.enum(themes),
    difficulty: z.int().min(1).max(5),
    minutes: z.int().min(15).max(120),
    /** Markdown. With title, line and `given` all that candidates get. */
    statement: neededParagraph,
    given: list(needed),
    /** Markdown. */
    crux: paragraph,
    stages: z.strictObject({ scope: stage, high_level: stage, deep_dive: stage, wrap_up: stage }),
    questions: list(z.strictObject({ question: needed, answer: needed })),
    functional: list(needed),
    nonfunctional: list(z.strictObject({ quality: needed, target: line })),
    out: list(needed),
    /** `name` is what formulas call it, `label` what it is. */
    estimate: list(z.strictObject({ name: needed, label: line, formula: needed, unit: line })),
    estimateReading: list(needed),
    api: list(
      z.strictObject({
        method: z.enum(httpMethods),
        path: needed,
        request: line,
        response: line,
        notes: line,
      }),
    ),
    entities: list(
      z.strictObject({ name: needed, store: z.enum(stencilKinds), why: line, fields: list(field) }),
    ),
    walkthrough: list(needed),
    deepDives: list(z.strictObject({ topic: needed, ask: line, listenFor: list(needed) })),
    failures: list(z.strictObject({ issue: needed, remedy: needed })),
    followUps: list(z.strictObject({ title: needed, prompt: needed, listenFor: list(needed) })),
    wrapUp: list(z.strictObject({ ask: needed, listenFor: line })),
    levels: z.strictObject({ junior: line, mid: line, senior: line, staff: line } satisfies Record<
      Level,
      Text
    >),
  })
}

/** Text that may be anything but what cannot be stored. */
// NUL and lone surrogates: Postgres holds neither in JSON.
const storable = (raw: string) => raw.replace(/\0|\p{Cs}/gu, '')
const allTexts = (text: Text) => ({
  ...{ title: text, line: text, needed: text, paragraph: text, neededParagraph: text },
})
const anyRules: Rules = {
  ...allTexts(z.string().max(draftMaxBytes).transform(storable)),
  list: (row) => z.array(row).max(1000),
}

/** Parses a problem as it is being written. The shape must fit; texts may be missing or far too long. */
export const ownDraft = shapeOf(anyRules)
export type OwnDraft = z.infer<typeof ownDraft>

/** Parses a draft that lies in a browser: what is far too long to be sent must be found there whole. */
export const heldDraft = shapeOf({
  ...allTexts(z.string().transform(storable)),
  list: (row) => z.array(row),
})

const optional = (clean: (raw: string) => string, max: number): Text =>
  z.string().transform((raw, context) => {
    const text = clean(raw)
    if (Array.from(text).length > max)
      context.addIssue({ code: 'custom', params: { problem: 'too_long' satisfies FieldProblem } })
    return text
  })
const required = (clean: (raw: string) => string, max: number): Text =>
  optional(clean, max).refine((text) => text !== '', { params: { problem: 'required' } }) as Text

/** What a row has whether anything was written or not: it does not make a row. */
const choices = new Set(['method', 'store', 'key'])

/** Whether nothing was written into a row, or a part of a draft. */
export function isBlank(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, inner]) => choices.has(key) || isBlank(inner))
}

/** Rows of a list as they are given: those that were left blank go, and faults say which row of the draft they are in. */
function rowsOf<Row extends z.ZodType>(row: Row): z.ZodType<z.output<Row>[], z.input<Row>[]> {
  return z
    .array(z.custom<z.input<Row>>(() => true))
    .max(ownRowsMax)
    .transform((rows, context) =>
      rows.flatMap((value, at): z.output<Row>[] => {
        if (isBlank(value)) return []
        const read = row.safeParse(value, { reportInput: true })
        if (read.success) return [read.data]
        for (const issue of read.error.issues)
          context.addIssue({
            code: 'custom',
            params: { problem: problemOf(issue) },
            path: [at, ...issue.path],
          })
        return []
      }),
    )
}

const ready = shapeOf({
  title: required(cleanTitle, ownTitleMax),
  line: optional(cleanText, ownLineMax),
  needed: required(cleanText, ownLineMax),
  paragraph: optional(cleanText, ownParagraphMax),
  neededParagraph: required(cleanText, ownParagraphMax),
  list: rowsOf,
})

/** A problem that can be given: what is there is whole, clean and not too long. */
export type OwnProblem = z.infer<typeof ready>

/** What stands between a draft and being given, by the path of the field (`questions.2.answer`). */
export type OwnFaults = Readonly<Record<string, FieldProblem>>

/** A draft as it would be given, or what is wrong with it, field by field. Its formulas are not judged here (own-estimate.ts). */
export function readOwnProblem(
  draft: OwnDraft,
): { problem: OwnProblem; faults: null } | { problem: null; faults: OwnFaults } {
  const read = ready.safeParse(draft, { reportInput: true })
  if (read.success) return { problem: read.data, faults: null }
  const faults: Record<string, FieldProblem> = {}
  for (const issue of read.error.issues) faults[issue.path.join('.')] ??= problemOf(issue)
  return { problem: null, faults }
}

type BriefField = 'language' | 'title' | 'line' | 'statement' | 'given'

/** What candidates get of a problem (P3), and nothing else of it. */
export function briefOfOwn(draft: { [Field in BriefField]?: unknown }): Record<BriefField, unknown> {
  const { language, title, line, statement, given } = draft
  return { language, title, line, statement, given }
}

/** An empty draft, as "Write a problem" starts it. */
export function emptyDraft(language: OwnDraft['language']): OwnDraft {
  const stage = { say: [], listenFor: [], hints: { nudge: '', pointer: '', nearAnswer: '' } }
  return {
    ...{
      language,
      title: '',
      line: '',
      theme: 'other',
      difficulty: 3,
      minutes: 45,
      statement: '',
      given: [],
    },
    crux: '',
    stages: { scope: stage, high_level: stage, deep_dive: stage, wrap_up: stage },
    ...{ questions: [], functional: [], nonfunctional: [], out: [], estimate: [], estimateReading: [] },
    ...{ api: [], entities: [], walkthrough: [], deepDives: [], failures: [], followUps: [], wrapUp: [] },
    levels: { junior: '', mid: '', senior: '', staff: '' },
  }
}
