/** Names of people and titles of rooms: what is kept of what was typed, and what is refused (X4). */
import { z } from 'zod'
import { fieldProblems, type FieldProblem } from '@/lib/errors'

/** Characters (code points) a person's name may have. */
export const nameMax = 40
/** Characters (code points) a room's title may have. */
export const titleMax = 80

// A name made only of these would look empty: controls, spaces, accents without a letter, fillers, the blank braille cell.
const visible = /[^\p{Cc}\p{Cf}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u

/**
 * One line of text as it is kept: line breaks, tabs and runs of spaces become one space; control and
 * bidi-control characters and lone surrogates go; NFC; trimmed. Text that would look empty becomes ''.
 */
function cleanLine(raw: string): string {
  const line = raw
    // Unpaired surrogates: Postgres and UTF-8 cannot hold them.
    .replace(/\p{Cs}/gu, '')
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]/gu, ' ')
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim()
  return visible.test(line) ? line : ''
}

/** A person's name as it is kept. It may still be too short or too long: `nameInput` judges that. */
export function cleanName(raw: string): string {
  return cleanLine(raw)
}

/** A room's title as it is kept. It may still be too short or too long: `titleInput` judges that. */
export function cleanTitle(raw: string): string {
  return cleanLine(raw)
}

/** How many characters a person would count, near enough: code points. */
export function countCharacters(text: string): number {
  return Array.from(text).length
}

/**
 * Text of several lines as it is kept: control characters but line breaks, bidi controls and lone surrogates go; NFC;
 * trimmed. Text that would look empty becomes ''.
 */
export function cleanText(raw: string): string {
  const text = raw
    .replace(/\p{Cs}/gu, '')
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(/[^\P{Cc}\n]|\p{Bidi_Control}/gu, '')
    .normalize('NFC')
    .trim()
  return visible.test(text) ? text : ''
}

/** Parses text of several lines: 1 to `max` characters after cleaning. Issues carry `params.problem`. */
export function textInput(max: number) {
  return line(cleanText, max)
}

function line(clean: (raw: string) => string, max: number) {
  return z.string().transform((raw, context) => {
    const text = clean(raw)
    const count = countCharacters(text)
    const problem: FieldProblem | null = count === 0 ? 'required' : count > max ? 'too_long' : null
    if (problem) context.addIssue({ code: 'custom', params: { problem } })
    return text
  })
}

/** Parses a person's name: 1 to 40 characters after cleaning. Issues carry `params.problem`. */
export const nameInput = line(cleanName, nameMax)

/** Parses a room's title: 1 to 80 characters after cleaning. Issues carry `params.problem`. */
export const titleInput = line(cleanTitle, titleMax)

/** What is wrong with a name, or null when it is fine: for forms that judge before they send. */
export function nameProblem(raw: string): FieldProblem | null {
  return problemIn(nameInput.safeParse(raw).error)
}

/** What is wrong with a title, or null when it is fine. */
export function titleProblem(raw: string): FieldProblem | null {
  return problemIn(titleInput.safeParse(raw).error)
}

function problemIn(error: z.ZodError | undefined): FieldProblem | null {
  const [issue] = error?.issues ?? []
  return issue ? problemOf(issue) : null
}

/** The field problem a zod issue stands for. */
export function problemOf(issue: z.core.$ZodIssue): FieldProblem {
  if (issue.code === 'custom') return isProblem(issue.params?.problem) ? issue.params.problem : 'not_allowed'
  if (issue.code === 'too_big') return 'too_long'
  if (issue.code === 'too_small') return 'required'
  // Only parses that ask for `reportInput` tell a missing field from one of a wrong type.
  if (issue.code === 'invalid_type' && 'input' in issue && issue.input === undefined) return 'required'
  return 'not_allowed'
}

function isProblem(value: unknown): value is FieldProblem {
  return fieldProblems.some((problem) => problem === value)
}
