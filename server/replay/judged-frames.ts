/** A judged session file on its way from the process that judges it: a line of JSON, then the bytes it tells the lengths of. */
import { AppError, type ErrorCode } from '@/lib/errors'
import type { ImportedSession, JudgedFile } from '@/server/replay/imported-session'

/** All that is said in a session is read in one go where others are served: so much of it, in bytes. */
const maxHeading = 12 * 1024 * 1024

interface Heading {
  session: ImportedSession
  board: number
  presence: number | null
  parts: number[]
  pictures: (Omit<JudgedFile['pictures'][number], 'bytes'> & { length: number })[]
}
type Answer = Heading | { refused: ErrorCode }

/** AppError session_file_too_large where more is said in it than any session has. */
export function* framesOf({ session, board, presence, parts, pictures }: JudgedFile): Generator<Uint8Array> {
  const heading: Heading = {
    session,
    board: board.length,
    presence: presence && presence.length,
    parts: parts.map(({ length }) => length),
    pictures: pictures.map(({ bytes: { length }, ...picture }) => ({ ...picture, length })),
  }
  const line = lineOf(heading)
  if (line.length > maxHeading) throw new AppError('session_file_too_large')
  yield line
  yield board
  if (presence) yield presence
  yield* parts
  for (const { bytes } of pictures) yield bytes
}

export function refusalFrame(refused: ErrorCode): Uint8Array {
  return lineOf({ refused })
}

function lineOf(answer: Answer): Uint8Array {
  return Buffer.from(`${JSON.stringify(answer)}\n`)
}

/** What `framesOf` wrote. AppError for what `refusalFrame` did. Throws where it broke off. */
export function readFrames(bytes: Buffer): JudgedFile {
  let at = bytes.indexOf(0x0a)
  if (at++ < 0) throw new Error('what judges session files said nothing')
  // The same code wrote it, after it had looked at all of it.
  const answer = JSON.parse(bytes.toString('utf8', 0, at)) as Answer
  if ('refused' in answer) throw new AppError(answer.refused)
  const take = (length: number) => {
    const taken = new Uint8Array(bytes.subarray(at, (at += length)))
    if (taken.length !== length) throw new Error('what judges session files broke off')
    return taken
  }
  return {
    session: answer.session,
    board: take(answer.board),
    presence: answer.presence === null ? null : take(answer.presence),
    parts: answer.parts.map(take),
    pictures: answer.pictures.map(({ length, ...picture }) => ({ ...picture, bytes: take(length) })),
  }
}
