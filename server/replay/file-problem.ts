/** The problem of a session in its file, where somebody wrote it (V7, P4): its room's copy, or the brief of it. */
import { canonicalJson, isObject } from '@/lib/board/json'
import { currentSchema } from '@/lib/board/schema'
import { AppError } from '@/lib/errors'
import { judgeDraft } from '@/lib/problem/judge-draft'
import { isOfLaterVersion, ownBoardOf, soundRecords } from '@/lib/problem/own-board'
import {
  boardMaxBytes,
  briefOfOwn,
  draftMaxBytes,
  type OwnBoard,
  type OwnDraft,
  type OwnProblem,
} from '@/lib/problem/own-problem'
import { storedDraft } from '@/lib/problem/complete-draft'
import { type LineOf, sessionLine } from '@/lib/replay/session-file'
import type { StoredProblem } from '@/server/queries/available-problems'
import { sha256 } from '@/server/replay/part-bytes'
import type { Runtime } from '@/server/runtime'

type FiledBoard = NonNullable<LineOf<'problem'>['reference']>

/** A problem as the room gets it that is made of a file. */
export interface FiledProblem {
  /**
   * Made of the brief: two sessions are about the same where their briefs say the same, whoever's copies they are and
   * whatever version opened them. No file can name a problem that is here.
   */
  id: string
  content: OwnProblem
  reference: OwnBoard | null
}

/**
 * A room's copy as a line of a file: whole, with its pack, or the brief alone (P3). Of one that would not be taken in
 * again the design is left out, then all but the brief; null where not even that would be. The log says what was.
 */
export function problemInFile(
  { log }: Pick<Runtime, 'log'>,
  { roomId, content, reference }: StoredProblem & { roomId: string },
  { withPack }: { withPack: boolean },
): LineOf<'problem'> | null {
  const brief = { content: briefOfOwn(isObject(content) ? content : {}), reference: null }
  const whole = {
    ...(reference !== null && { whole: { content, reference } }),
    'without its design': { content, reference: null },
  }
  for (const [form, problem] of Object.entries({ ...(withPack && whole), brief })) {
    try {
      return lineOf(problem)
    } catch (error) {
      // Not what it says: that may quote the problem.
      const reason = error instanceof AppError ? error.code : error instanceof Error ? error.name : 'unknown'
      log.warn({ roomId, form, reason }, 'a problem does not go into a session file')
    }
  }
  return null
}

/** Throws where it would not be taken in again. */
function lineOf({ content, reference }: StoredProblem): LineOf<'problem'> {
  const line = sessionLine.parse({ t: 'problem', content: storedDraft(content), reference })
  if (line.t !== 'problem') throw new Error('a problem became another line')
  requireFitting(line)
  // A design of this version is as we kept it. To go through it once more takes the processor from everybody else.
  const isAsKept = canonicalJson(line.reference?.schema ?? null) === canonicalJson(currentSchema)
  problemOfFile(isAsKept ? { ...line, reference: null } : line)
  return line
}

/**
 * The problem of a file, held to what any that is given is held to; of its design what cannot be shown is left out.
 * AppError session_file_damaged for one that could not be given, session_file_too_large where more is in it than is kept
 * of any, and session_file_newer for a design that was drawn with a later version.
 */
export function problemOfFile(line: LineOf<'problem'>): FiledProblem {
  requireFitting(line)
  const { problem: content } = judgeDraft(line.content)
  if (!content) throw new AppError('session_file_damaged')
  const kept = { content, reference: line.reference && designOf(line.reference) }
  // A design may be longer in this version than in its own.
  requireFitting(kept)
  return { id: sha256(canonicalJson(briefOfOwn(content))), ...kept }
}

function designOf(board: FiledBoard): OwnBoard | null {
  if (isOfLaterVersion(board.schema)) throw new AppError('session_file_newer')
  return ownBoardOf(soundRecords(board))
}

function requireFitting({ content, reference }: { content: OwnDraft; reference: OwnBoard | null }): void {
  if (bytesOf(content) > draftMaxBytes || bytesOf(reference) > boardMaxBytes)
    throw new AppError('session_file_too_large')
}

function bytesOf(value: object | null): number {
  return Buffer.byteLength(JSON.stringify(value))
}
