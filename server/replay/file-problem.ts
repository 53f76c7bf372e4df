/** The problem of a session in its file, where somebody wrote it (V7, P4): its room's copy, or the brief of it. */
import { canonicalJson } from '@/lib/board/json'
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

/** A problem as the room gets it that is made of a file. */
export interface FiledProblem {
  /** Made of what it says: two sessions are about the same where their files say the same, and no file can name a problem that is here. */
  id: string
  content: OwnProblem
  reference: OwnBoard | null
}

/**
 * A room's copy as a line of a file: whole, with its pack, or the brief alone (P3). Null for one that would not be
 * taken in again.
 */
export function problemInFile(
  { content, reference }: StoredProblem,
  { withPack }: { withPack: boolean },
): LineOf<'problem'> | null {
  const own = storedDraft(content)
  const line = sessionLine.safeParse({
    ...{ t: 'problem', content: withPack ? own : briefOfOwn(own), reference: withPack ? reference : null },
  })
  if (!line.success || line.data.t !== 'problem') return null
  return isTooLarge(line.data) || !judgeDraft(line.data.content).problem ? null : line.data
}

/**
 * The problem of a file, held to what any that is given is held to; of its design what cannot be shown is left out.
 * AppError session_file_damaged for one that could not be given, session_file_too_large where more is in it than is kept
 * of any, and session_file_newer for a design that was drawn with a later version.
 */
export function problemOfFile(line: LineOf<'problem'>): FiledProblem {
  if (isTooLarge(line)) throw new AppError('session_file_too_large')
  const { problem: content } = judgeDraft(line.content)
  if (!content) throw new AppError('session_file_damaged')
  const reference = line.reference && designOf(line.reference)
  return { id: sha256(canonicalJson({ content, reference })), content, reference }
}

function designOf(board: NonNullable<LineOf<'problem'>['reference']>): OwnBoard | null {
  if (isOfLaterVersion(board.schema)) throw new AppError('session_file_newer')
  return ownBoardOf(soundRecords(board))
}

function isTooLarge({ content, reference }: { content: OwnDraft; reference: OwnBoard | null }): boolean {
  return bytesOf(content) > draftMaxBytes || bytesOf(reference) > boardMaxBytes
}

function bytesOf(value: object | null): number {
  return Buffer.byteLength(JSON.stringify(value))
}
