/** A session file, read and judged as a whole before anything of it is kept (V7). */
import { createHash } from 'node:crypto'
import { guardBoard } from '@/lib/board/guard'
import { canonicalRecords } from '@/lib/board/doc'
import { maxRoomImages } from '@/lib/board/images'
import { isObject } from '@/lib/board/json'
import { type BoardRecord, currentSchema } from '@/lib/board/schema'
import { AppError } from '@/lib/errors'
import { partHash, partText } from '@/lib/replay/part-hash'
import { type RecordingHead, type RecordingPart, recordingVersion } from '@/lib/replay/recording'
import { RecordingWalk } from '@/lib/replay/recording-walk'
import type { FileEvent, FileHead, LineOf } from '@/lib/replay/session-file'
import { readSessionLines } from '@/server/replay/session-file-bytes'

/** No session of ours has more of these. */
const most = {
  event: 50_000,
  hint: 2_000,
  follow_up: 500,
  tick: 5_000,
  note: 10_000,
  card: 1_000,
  part: 5_000,
  picture: maxRoomImages,
} as const
/** The most records of a board, and the longest id of one. */
const maxRecords = 20_000
const maxIdLength = 256

/** All of a session but its parts and pictures, which are read again when they are kept. */
export interface ImportedSession {
  head: FileHead
  events: FileEvent[]
  hints: LineOf<'hint'>[]
  followUps: LineOf<'follow_up'>[]
  ticks: LineOf<'tick'>[]
  notes: LineOf<'note'>[]
  cards: LineOf<'card'>[]
  /** Null where the file holds the final board alone. */
  recording: RecordingHead | null
  presence: LineOf<'presence'>['track'] | null
  /** Those of the final board that may be shown (B5). */
  finalRecords: BoardRecord[]
  /** In bytes, as they are in the file. */
  pictureBytes: number
}

/**
 * Reads what was packed in a file to its end and judges it: every line, that nobody is named who is none of its people,
 * the chain of hashes of the recording's parts and the hash of the final board (V1). AppError session_file_damaged
 * where anything does not fit, and as `readSessionLines`. `judgePicture` refuses a picture by throwing.
 */
export async function readImported(
  packed: Uint8Array,
  judgePicture: (picture: LineOf<'picture'>) => Promise<void>,
): Promise<ImportedSession> {
  let head: FileHead | null = null
  const found: Omit<ImportedSession, 'head' | 'finalRecords' | 'recording'> = {
    ...{ events: [], hints: [], followUps: [], ticks: [], notes: [], cards: [] },
    ...{ presence: null, pictureBytes: 0 },
  }
  const lists = {
    ...{ event: found.events, hint: found.hints, follow_up: found.followUps },
    ...{ tick: found.ticks, note: found.notes, card: found.cards },
  }
  const chain = new Chain()
  let board: LineOf<'board'>['records'] | null = null
  const pictures = new Set<string>()
  for await (const line of readSessionLines(packed)) {
    switch (line.t) {
      case 'session':
        head = line
        break
      case 'recording':
        chain.begin(line.head)
        break
      case 'part':
        chain.add(line.part)
        break
      case 'presence':
        found.presence = line.track
        break
      case 'board':
        board = line.records
        break
      case 'picture':
        // Each name once: it names a file.
        must(!pictures.has(line.id) && pictures.size < most.picture)
        pictures.add(line.id)
        found.pictureBytes += (line.data.length * 3) / 4
        await judgePicture(line)
        break
      case 'end':
        break
      default:
        must(lists[line.t].length < most[line.t])
        ;(lists[line.t] as (typeof line)[]).push(line)
    }
  }
  if (!head) throw damaged()
  namesOnlyItsOwn(found, head.people.length)
  const records = chain.finish() ?? recordsOf(board)
  must((chain.head === null) === (board !== null))
  const { finalHash, finalSeq } = head
  must(sha256(canonicalRecords(records)) === (chain.head?.finalHash ?? finalHash))
  // Of a torn log not even the final board could be read.
  must(chain.head?.torn !== 0 || (chain.head.finalHash === finalHash && chain.head.toSeq === finalSeq))
  return { ...found, head, recording: chain.head, finalRecords: sound(records, head.schema) }
}

/** Follows the parts of a recording as they come. */
class Chain {
  head: RecordingHead | null = null
  #hash = ''
  #next = 0
  #last: RecordingPart | null = null

  begin(head: RecordingHead): void {
    if (head.version > recordingVersion) throw new AppError('session_file_newer')
    must(head.parts.length > 0 && head.parts.length <= most.part)
    this.head = head
  }

  /** Judges a part by its place, its text by its hash, which holds all before it. */
  add(part: RecordingPart): void {
    const expected = this.head?.parts[this.#next]
    this.#hash = partHash(this.#hash, partText(part), sha256)
    must(expected?.hash === this.#hash && part.index === this.#next && part.seq === expected.fromSeq)
    must(part.records.length <= maxRecords && part.records.every(([id]) => id.length <= maxIdLength))
    must(part.changes.every(({ c }) => c.every(({ i }) => i.length <= maxIdLength)))
    this.#next++
    this.#last = part
  }

  /** The records of the last board; null where there is no recording. */
  finish(): ReadonlyMap<string, unknown> | null {
    if (!this.head) {
      must(this.#last === null)
      return null
    }
    must(this.#next === this.head.parts.length)
    const walk = new RecordingWalk(this.head)
    if (this.#last) walk.load(this.#last)
    walk.goTo(this.head.toSeq)
    must(walk.records.size <= maxRecords)
    return walk.records
  }
}

function recordsOf(board: readonly unknown[] | null): Map<string, unknown> {
  const records = new Map<string, unknown>()
  for (const record of board ?? []) {
    must(isObject(record) && typeof record.id === 'string' && record.id.length <= maxIdLength)
    records.set((record as { id: string }).id, record)
  }
  must(records.size === (board ?? []).length)
  return records
}

function sound(records: ReadonlyMap<string, unknown>, schema: FileHead['schema']): BoardRecord[] {
  try {
    return [...guardBoard(records, schema ?? currentSchema).good.values()]
  } catch {
    // A schema that no version of ours wrote.
    throw damaged()
  }
}

/** Everybody, every hint and every note that is named by its place must be there. */
function namesOnlyItsOwn(
  {
    events,
    hints,
    followUps,
    ticks,
    notes,
    cards,
  }: Omit<ImportedSession, 'head' | 'finalRecords' | 'recording'>,
  people: number,
): void {
  const written = [...hints, ...followUps, ...ticks, ...notes, ...cards]
  must(written.every(({ by }) => by < people))
  for (const { by, data } of events) {
    must((by ?? 0) < Math.max(1, people))
    must(!('person' in data) || data.person < people)
    must(!('hint' in data) || data.hint < hints.length)
  }
  must(new Set(cards.map(({ by }) => by)).size === cards.length)
  must(new Set(followUps.map(({ id }) => id)).size === followUps.length)
  const moments = cards.flatMap(({ scores }) => scores.flatMap((score) => score.moments))
  must(moments.every(({ note }) => note === undefined || note < notes.length))
  for (const { scores } of cards)
    must(new Set(scores.map(({ dimension }) => dimension)).size === scores.length)
  const places = ticks.map(({ by, stage, check, isShared }) => JSON.stringify([by, stage, check, isShared]))
  must(new Set(places).size === ticks.length)
}

function must(fits: boolean): void {
  if (!fits) throw damaged()
}

function damaged(): AppError {
  return new AppError('session_file_damaged')
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
