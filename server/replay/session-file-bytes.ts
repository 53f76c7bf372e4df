/** The bytes of a session file (lib/replay/session-file.ts): how they are made, and what is believed of those that come. */
import { createHash, randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
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
import { maxSessionFileBytes } from '@/lib/replay/session-file-name'
import { slices } from '@/server/room/slices'

/** What a file may unfold to, in bytes: in all, for each of its own bytes once it is large, and in one line. */
export interface Unfolding {
  total: number
  ratio: number
  line: number
}
const usual: Unfolding = { total: 200 * 1024 * 1024, ratio: 250, line: 16 * 1024 * 1024 }
/** So much may unfold from however little. */
const freeOfRatio = 8 * 1024 * 1024

/** So deep lists and objects stand in each other in a line, and so many of them: boards come nowhere near it. */
const maxDepth = 100
const maxNodes = 300_000

const lineBreak = 0x0a

/** A file that is ready to be sent. It has no name any more: it is gone when it is closed, or when this server ends. */
export interface SpooledFile {
  /** In bytes. */
  size: number
  /** Its bytes, once. It closes the file, also where it is destroyed before its end. */
  read(): Readable
  drop(): Promise<void>
}

/**
 * Writes the lines as a file. It is kept outside of memory, since its first line tells the hash of all that follows.
 * AppError session_file_too_large for one that would not be taken in again. What the lines throw comes through, and
 * nothing is left behind then.
 */
export async function writeSessionFile(lines: AsyncIterable<SessionLine>): Promise<SpooledFile> {
  const name = path.join(tmpdir(), `drawbridge-${randomUUID()}.gz`)
  const file = await open(name, 'wx+', 0o600)
  try {
    // Whatever becomes of this server, nobody finds in that folder what was private.
    await rm(name, { force: true })
    const hash = createHash('sha256')
    let size = Buffer.byteLength(firstLineOf(noDigest))
    await pipeline(Readable.from(textOf(lines)), createGzip(), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        hash.update(chunk)
        await file.write(chunk, 0, chunk.length, size)
        size += chunk.length
        if (size > maxSessionFileBytes) throw new AppError('session_file_too_large')
      }
    })
    await file.write(firstLineOf(hash.digest('hex')), 0, 'latin1')
    return { size, read: () => file.createReadStream({ start: 0 }), drop: () => file.close() }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** As long as any. */
const noDigest = '0'.repeat(64)

async function* textOf(lines: AsyncIterable<SessionLine>): AsyncGenerator<string> {
  const pause = slices()
  let total = 0
  for await (const line of lines) {
    const text = `${JSON.stringify(line)}\n`
    const length = Buffer.byteLength(text)
    total += length
    if (length > usual.line || total > usual.total) throw new AppError('session_file_too_large')
    yield text
    await pause()
  }
}

/** What is packed in a file, and the version that its first line says. */
export interface PackedSession {
  version: number
  packed: Uint8Array
}

/**
 * Judges the first line of a file, which takes no time, however large it is. AppError session_file_empty,
 * session_file_foreign for what is no session file, session_file_newer, and session_file_damaged.
 */
export function readOpening(bytes: Uint8Array): PackedSession & { digest: string } {
  if (bytes.length === 0) throw new AppError('session_file_empty')
  const end = bytes.subarray(0, maxFirstLine).indexOf(lineBreak)
  const first = end < 0 ? null : readFirstLine(Buffer.from(bytes.subarray(0, end)).toString('latin1'))
  if (!first) throw new AppError('session_file_foreign')
  if (first.version > sessionFileVersion) throw new AppError('session_file_newer')
  if (first.version < 1) throw new AppError('session_file_damaged')
  return { ...first, packed: bytes.subarray(end + 1) }
}

/**
 * What is packed in a file: its bytes after the first line, once they are, to their hash, those that were written.
 * AppError session_file_damaged for one that is not whole, or has been changed, and as `readOpening`.
 */
export function openSessionFile(bytes: Uint8Array): PackedSession {
  const { digest, version, packed } = readOpening(bytes)
  if (createHash('sha256').update(packed).digest('hex') !== digest) throw new AppError('session_file_damaged')
  return { version, packed }
}

/**
 * Reads the lines of what was packed, one after the other, so that a long session never lies in memory as a whole.
 * AppError session_file_damaged where they are not the lines of a session, in their order and to the last one, or of
 * another version than the first line says, which no hash covers;
 * session_file_newer for a newer version; session_file_too_large where more unfolds than a session has.
 */
export async function* readSessionLines(
  { version, packed }: PackedSession,
  unfolding: Unfolding = usual,
): AsyncGenerator<SessionLine> {
  const order = new LineOrder()
  const pause = slices()
  for await (const text of unfold(packed, unfolding)) {
    const line = readLine(text)
    const isOfOther = line.t === 'session' && line.version !== version
    if (isOfOther || !order.takes(line)) throw new AppError('session_file_damaged')
    yield line
    await pause()
  }
  if (!order.isComplete) throw new AppError('session_file_damaged')
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function readLine(bytes: Uint8Array): SessionLine {
  // Before it is read: what is nested too deep breaks all that follows, and small things are the slowest to judge.
  if (!isWithin(bytes)) throw new AppError('session_file_damaged')
  let raw: unknown
  try {
    raw = JSON.parse(utf8.decode(bytes))
    const line = sessionLine.safeParse(raw)
    if (line.success) return line.data
  } catch {
    // No JSON, or no text.
  }
  throw new AppError(isOfNewer(raw) ? 'session_file_newer' : 'session_file_damaged')
}

const [quote, backslash] = [0x22, 0x5c]
const [openObject, openList, closeObject, closeList] = [0x7b, 0x5b, 0x7d, 0x5d]

function isWithin(bytes: Uint8Array): boolean {
  let [depth, nodes, isText] = [0, 0, false]
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === quote) isText = !isText
    else if (isText && byte === backslash) at++
    else if (isText) continue
    else if (byte === openObject || byte === openList) {
      if (++depth > maxDepth || ++nodes > maxNodes) return false
    } else if (byte === closeObject || byte === closeList) depth--
  }
  return true
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
