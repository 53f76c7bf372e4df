/** A problem as a file (P4): what its owner wrote with its reference design, to be opened on this instance or another. */
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { isObject } from '@/lib/board/json'
import { writtenSchema } from '@/lib/board/written-schema'
import { completeDraft } from '@/lib/problem/complete-draft'
import { isOfLaterVersion, ownBoardOf, soundRecords } from '@/lib/problem/own-board'
import { type OwnBoard, ownDraft, type OwnDraft } from '@/lib/problem/own-problem'

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
 * AppError problem_file_foreign for any other file or a damaged one, problem_file_newer for one of a later version, or with a board of
 * one.
 */
export function readProblemFile(text: string): ProblemFile {
  const content = parsed(text)
  const head = envelope.safeParse(content)
  if (!head.success || !isObject(content)) throw new AppError('problem_file_foreign')
  if (head.data.version > version) throw new AppError('problem_file_newer')
  const draft = ownDraft.safeParse(completeDraft(content.draft))
  const reference = board.nullish().safeParse(content.reference)
  if (!draft.success || !reference.success) throw new AppError('problem_file_foreign')
  return { draft: draft.data, reference: reference.data ? boardOf(reference.data) : null }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('problem_file_foreign')
  }
}

/**
 * The board of a file. One that was drawn with a later version is refused rather than lost; of any other what cannot be
 * shown is left out.
 */
function boardOf({ schema, records }: z.infer<typeof board>): OwnBoard | null {
  if (records.length === 0) return null
  const written = writtenSchema.safeParse(schema)
  if (!written.success) throw new AppError('problem_file_foreign')
  if (isOfLaterVersion(written.data)) throw new AppError('problem_file_newer')
  return ownBoardOf(soundRecords({ schema: written.data, records }))
}
