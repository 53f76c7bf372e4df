/** A problem as a file (P4): what its owner wrote with its reference design, to be opened on this instance or another. */
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { isObject } from '@/lib/board/json'
import { isLocale } from '@/lib/i18n/locale'
import { blankRows } from '@/lib/problem/blank-rows'
import { ownBoardOf, soundRecords } from '@/lib/problem/own-board'
import { emptyDraft, type OwnBoard, ownDraft, type OwnDraft } from '@/lib/problem/own-problem'

const format = 'drawbridge-problem'
const version = 1

/** A problem as a file holds it. */
export interface ProblemFile {
  draft: OwnDraft
  reference: OwnBoard | null
}

/** The text of the file, which people may read. */
export function problemFile({ draft, reference }: ProblemFile): string {
  return `${JSON.stringify({ format, version, draft, reference }, null, 2)}\n`
}

const envelope = z.object({ format: z.literal(format), version: z.int().min(1) })
const board = z.object({ schema: z.unknown(), records: z.array(z.unknown()) })

/**
 * Reads the text of a file. What a draft may lack may lack in it; of its board what cannot be shown is left out.
 * AppError problem_file_foreign for any other file or a damaged one, problem_file_newer for one of a later version.
 */
export function readProblemFile(text: string): ProblemFile {
  const content = parsed(text)
  const head = envelope.safeParse(content)
  if (!head.success || !isObject(content)) throw new AppError('problem_file_foreign')
  if (head.data.version > version) throw new AppError('problem_file_newer')
  const draft = ownDraft.safeParse(completed(content.draft))
  const reference = board.nullish().safeParse(content.reference)
  if (!draft.success || !reference.success) throw new AppError('problem_file_foreign')
  return { draft: draft.data, reference: reference.data ? ownBoardOf(soundRecords(reference.data)) : null }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('problem_file_foreign')
  }
}

/** A draft of a file, with empty parts where it has none. */
function completed(draft: unknown): unknown {
  if (!isObject(draft)) return draft
  return filled(draft, emptyDraft(isLocale(draft.language) ? draft.language : 'en'))
}

/** A value with what a blank one has beside it. What is of another kind stays as it is, for the schema to refuse. */
function filled(value: unknown, blank: unknown, name = ''): unknown {
  if (value === undefined) return blank
  if (Array.isArray(value)) {
    const row = Object.entries(blankRows).find(([list]) => list === name)?.[1]
    return row === undefined ? value : value.map((one) => filled(one, row))
  }
  if (!isObject(value) || !isObject(blank)) return value
  const keys = new Set([...Object.keys(blank), ...Object.keys(value)])
  return Object.fromEntries(
    [...keys].map((key) => [
      key,
      filled(value[key], Object.hasOwn(blank, key) ? blank[key] : undefined, key),
    ]),
  )
}
