/** The bytes of a session file (lib/replay/session-file.ts): how they are made, and what is believed of those that come. */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { AppError } from '@/lib/errors'
import {
  firstLineOf,
  LineOrder,
  maxFirstLine,
  readFirstLine,
  sessionFileVersion,
  sessionLine,
  type SessionLine,
} from '@/lib/replay/session-file'
import { recordingVersion } from '@/lib/replay/recording'
import { slices } from '@/server/room/slices'

/** What a file may unfold to, in bytes: in all, for each of its own bytes once it is large, and in one line. */
export interface Unfolding {
  total: number
  ratio: number
  line: number
}
const usual: Unfolding = { total: 400 * 1024 * 1024, ratio: 250, line: 24 * 1024 * 1024 }
/** So much may unfold from however little. */
const freeOfRatio = 8 * 1024 * 1024

const lineBreak = 0x0a

/** A file that waits to be sent. It lies in the system's folder for passing things until `pieces` ends, or `drop`. */
export interface SpooledFile {
  /** In bytes. */
  size: number
  pieces(): AsyncGenerator<Uint8Array>
  drop(): Promise<void>
}

/**
 * Writes the lines as a file. It is kept outside of memory, since its first line tells the hash of all that follows.
 * What the lines throw comes through, and nothing is left behind then.
 */
export async function writeSessionFile(lines: AsyncIterable<SessionLine>): Promise<SpooledFile> {
  const file = path.join(tmpdir(), `drawbridge-${randomUUID()}.gz`)
  const drop = () => rm(file, { force: true })
  const hash = createHash('sha256')
  const listen = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  try {
    await pipeline(
      Readable.from(textOf(lines)),
      createGzip(),
      listen,
      createWriteStream(file, { mode: 0o600, flags: 'wx' }),
    )
    const first = Buffer.from(firstLineOf(hash.digest('hex')))
    const { size } = await stat(file)
    async function* pieces() {
      try {
        yield first
        for await (const piece of createReadStream(file)) yield piece as Buffer
      } finally {
        await drop()
      }
    }
    return { size: first.length + size, pieces, drop }
  } catch (error) {
    await drop()
    throw error
  }
}

async function* textOf(lines: AsyncIterable<SessionLine>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`
}

/**
 * What is packed in a file: its bytes after the first line, once they are, to their hash, those that were written.
 * AppError session_file_empty, session_file_foreign for what is no session file, session_file_newer, and
 * session_file_damaged for one that is not whole, or has been changed.
 */
export function openSessionFile(bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0) throw new AppError('session_file_empty')
  const end = bytes.subarray(0, maxFirstLine).indexOf(lineBreak)
  const first = end < 0 ? null : readFirstLine(Buffer.from(bytes.subarray(0, end)).toString('latin1'))
  if (!first) throw new AppError('session_file_foreign')
  if (first.version > sessionFileVersion) throw new AppError('session_file_newer')
  const packed = bytes.subarray(end + 1)
  const isWhole = createHash('sha256').update(packed).digest('hex') === first.digest
  if (first.version !== sessionFileVersion || !isWhole) throw new AppError('session_file_damaged')
  return packed
}

/**
 * Reads the lines of what was packed, one after the other, so that a long session never lies in memory as a whole.
 * AppError session_file_damaged where they are not the lines of a session, in their order and to the last one;
 * session_file_newer for a newer version; session_file_too_large where more unfolds than a session has.
 */
export async function* readSessionLines(
  packed: Uint8Array,
  unfolding: Unfolding = usual,
): AsyncGenerator<SessionLine> {
  const order = new LineOrder()
  const pause = slices()
  for await (const text of unfold(packed, unfolding)) {
    const line = readLine(text)
    if (!order.takes(line)) throw new AppError('session_file_damaged')
    yield line
    await pause()
  }
  if (!order.isComplete) throw new AppError('session_file_damaged')
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function readLine(bytes: Uint8Array): SessionLine {
  let raw: unknown
  try {
    raw = JSON.parse(utf8.decode(bytes))
    const line = sessionLine.safeParse(raw)
    if (line.success) return line.data
  } catch {
    // No JSON, no text, or nested so deep that nothing reads it.
  }
  throw new AppError(isOfNewer(raw) ? 'session_file_newer' : 'session_file_damaged')
}

/** A recording of a newer version may have another shape: it is told apart before it is judged. */
function isOfNewer(raw: unknown): boolean {
  const version = (raw as { t?: unknown; head?: { version?: unknown } } | null | undefined)?.head?.version
  return typeof version === 'number' && version > recordingVersion
}

async function* unfold(packed: Uint8Array, most: Unfolding): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip()
  // Ends by itself, with an error where the bytes are no gzip.
  gunzip.end(packed)
  let [open, openBytes, total] = [[] as Buffer[], 0, 0]
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      total += chunk.length
      const isBomb = total > Math.max(freeOfRatio, packed.length * most.ratio) || total > most.total
      if (isBomb) throw new AppError('session_file_too_large')
      let from = 0
      for (let at = chunk.indexOf(lineBreak); at >= 0; at = chunk.indexOf(lineBreak, from)) {
        yield Buffer.concat([...open, chunk.subarray(from, at)])
        ;[open, openBytes, from] = [[], 0, at + 1]
      }
      open.push(chunk.subarray(from))
      openBytes += chunk.length - from
      if (openBytes > most.line) throw new AppError('session_file_too_large')
    }
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('session_file_damaged')
  } finally {
    gunzip.destroy()
  }
  if (openBytes > 0) throw new AppError('session_file_damaged')
}
