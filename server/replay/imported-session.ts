/** A session file, read and judged as a whole before anything of it is kept (V7). */
import * as Y from 'yjs'
import { guardBoard } from '@/lib/board/guard'
import { canonicalRecords } from '@/lib/board/doc'
import { maxImagePixels, maxRoomImages } from '@/lib/board/images'
import { isObject } from '@/lib/board/json'
import { type BoardRecord, currentSchema } from '@/lib/board/schema'
import { AppError } from '@/lib/errors'
import type { PresenceTrack, RecordingHead } from '@/lib/replay/recording'
import type { FileEvent, FileFeedback, FileHead, LineOf } from '@/lib/replay/session-file'
import { maxReleases } from '@/lib/rubric/feedback'
import { type FiledProblem, problemOfFile } from '@/server/replay/file-problem'
import { FileNames, sortedIds } from '@/server/replay/file-names'
import { PartChain } from '@/server/replay/part-chain'
import { packText, sha256 } from '@/server/replay/part-bytes'
import { openSessionFile, type PackedSession, readSessionLines } from '@/server/replay/session-file-bytes'
import { boardHash } from '@/server/room/board-hash'
import { copiedBoard } from '@/server/room/copy-board'

/** No session of ours has more of these. */
const most = {
  event: 50_000,
  hint: 2_000,
  follow_up: 500,
  tick: 5_000,
  note: 10_000,
  card: 1_000,
  rating: 1_000,
  release: 5 * maxReleases,
  picture: maxRoomImages,
} as const
/** The longest id of a record. */
const maxIdLength = 256

type Words = Pick<
  ImportedSession,
  'events' | 'hints' | 'followUps' | 'ticks' | 'notes' | 'cards' | 'ratings' | 'releases'
>

/** All that is said in a session, its people's places given ids. */
export interface ImportedSession {
  head: FileHead
  /** What it was about, where somebody wrote that. */
  problem: FiledProblem | null
  events: FileEvent[]
  hints: LineOf<'hint'>[]
  followUps: LineOf<'follow_up'>[]
  ticks: LineOf<'tick'>[]
  notes: LineOf<'note'>[]
  cards: LineOf<'card'>[]
  ratings: LineOf<'rating'>[]
  /** By their version, from 1. */
  releases: LineOf<'release'>[]
  /** New participant ids of its people, by their place. */
  people: string[]
  /** Null where the file holds the final board alone. Its people are named as the session's are. */
  recording: RecordingHead | null
  /** SHA-256, in hex, of the board as it is kept. */
  boardHash: string
}

/** A session file that was judged, ready to be kept. */
export interface JudgedFile {
  session: ImportedSession
  /** The final board as Yjs updates it (V2): those records of it that may be shown (B5). */
  board: Uint8Array<ArrayBuffer>
  /** As it is kept; null where there is none. */
  presence: Uint8Array<ArrayBuffer> | null
  /** The recording's parts, as they are kept. */
  parts: Uint8Array<ArrayBuffer>[]
  /** Not looked at yet: that is for whoever decodes pictures. */
  pictures: (Omit<LineOf<'picture'>, 't' | 'data'> & { bytes: Uint8Array<ArrayBuffer> })[]
}

/**
 * Reads a file to its end and judges it: every line, that nobody is named who is none of its people, the chain of the
 * recording's parts, the hash of the final board (V1), and its problem. It takes the processor for as long as the file is large: not
 * to be called where others are served (session-file-judge.ts). AppError session_file_damaged where anything does not
 * fit, and as `openSessionFile`, `readSessionLines` and `problemOfFile`.
 */
export async function judgeSessionFile(bytes: Uint8Array): Promise<JudgedFile> {
  try {
    return await judge(openSessionFile(bytes))
  } catch (error) {
    // Too deep, or too long, for what reads it.
    throw error instanceof RangeError ? damaged() : error
  }
}

async function judge(packed: PackedSession): Promise<JudgedFile> {
  let head: FileHead | null = null
  let problem: FiledProblem | null = null
  const found: Words = {
    ...{ events: [], hints: [], followUps: [], ticks: [], notes: [], cards: [] },
    ...{ ratings: [], releases: [] },
  }
  const lists = {
    ...{ event: found.events, hint: found.hints, follow_up: found.followUps },
    ...{ tick: found.ticks, note: found.notes, card: found.cards },
    ...{ rating: found.ratings, release: found.releases },
  }
  const chain = new PartChain()
  const parts: JudgedFile['parts'] = []
  const pictures: JudgedFile['pictures'] = []
  let board: LineOf<'board'>['records'] | null = null
  let track: PresenceTrack | null = null
  for await (const line of readSessionLines(packed)) {
    switch (line.t) {
      case 'session':
        head = line
        break
      case 'problem':
        problem = problemOfFile(line)
        break
      case 'recording':
        chain.begin(line.head)
        break
      case 'part':
        parts.push(await packText(chain.add(line.part)))
        break
      case 'presence':
        track = line.track
        break
      case 'board':
        board = line.records
        break
      case 'picture': {
        const { t: _t, data, ...picture } = line
        // Each name once: it names a file.
        must(pictures.length < most.picture && pictures.every(({ id }) => id !== picture.id))
        must(picture.width * picture.height <= maxImagePixels)
        pictures.push({ ...picture, bytes: new Uint8Array(Buffer.from(data, 'base64')) })
        break
      }
      case 'end':
        break
      default:
        must(lists[line.t].length < most[line.t])
        ;(lists[line.t] as (typeof line)[]).push(line)
    }
  }
  if (!head) throw damaged()
  // It was about one thing.
  must(head.problem === null || problem === null)
  namesOnlyItsOwn(found, head.people.length)
  const records = chain.finish() ?? recordsOf(board)
  must((chain.head === null) === (board !== null) && (chain.head !== null || track === null))
  const { finalHash, finalSeq } = head
  must(chain.head !== null || sha256(canonicalRecords(records)) === finalHash)
  // Of a torn log not even the final board could be read.
  must(chain.head?.torn !== 0 || (chain.head.finalHash === finalHash && chain.head.toSeq === finalSeq))
  // What nobody has ended has no recording yet.
  must(!chain.head || found.events.some(({ kind }) => kind === 'ended'))
  const people = sortedIds(head.people.length)
  const naming = new FileNames(head.people, people)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, copiedBoard(sound(records, head.schema)))
  return {
    session: {
      ...found,
      ...{ head, problem, people, boardHash: boardHash(doc) },
      recording: chain.head && naming.headOf(chain.head),
    },
    board: new Uint8Array(Y.encodeStateAsUpdateV2(doc)),
    presence: track && (await packText(JSON.stringify(naming.trackOf(track)))),
    ...{ parts, pictures },
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
function namesOnlyItsOwn(words: Words, people: number): void {
  const { events, hints, followUps, ticks, notes, cards, ratings, releases } = words
  const given = releases.flatMap((release) => release.cards)
  const written = [...hints, ...followUps, ...ticks, ...notes, ...cards, ...ratings, ...given]
  must(written.every(({ by }) => by < people))
  for (const { by, data } of events) {
    must((by ?? 0) < Math.max(1, people))
    must(!('person' in data) || data.person < people)
    must(!('hint' in data) || data.hint < hints.length)
  }
  must(releases.every(({ by }) => (by ?? 0) < Math.max(1, people)))
  const isOnceEach = (list: readonly { by: number; isSelf?: boolean }[]) =>
    new Set(list.map(({ by, isSelf }) => `${by} ${isSelf}`)).size === list.length
  must(isOnceEach(cards) && isOnceEach(ratings) && releases.every((release) => isOnceEach(release.cards)))
  must(cards.every(({ feedback }) => feedback === null || namesItsNotes(feedback, notes.length)))
  must(given.every((released) => namesItsNotes({ ...released, left: [] }, released.notes.length)))
  for (const released of given)
    must(
      Object.values(released.moments)
        .flat()
        .every(({ note }) => note === undefined || note < released.notes.length),
    )
  must(new Set(followUps.map(({ id }) => id)).size === followUps.length)
  const moments = cards.flatMap(({ scores }) => scores.flatMap((score) => score.moments))
  must(moments.every(({ note }) => note === undefined || note < notes.length))
  for (const { scores } of cards)
    must(new Set(scores.map(({ dimension }) => dimension)).size === scores.length)
  const places = ticks.map(({ by, stage, check, isShared }) => JSON.stringify([by, stage, check, isShared]))
  must(new Set(places).size === ticks.length)
}

/** Every note that is named by its place must be there, and makes one point. */
function namesItsNotes({ points, left }: Pick<FileFeedback, 'points' | 'left'>, notes: number): boolean {
  const makers = points.flatMap(({ note }) => note ?? [])
  const shown = points.flatMap(({ moment }) => moment?.note ?? [])
  return new Set(makers).size === makers.length && [...makers, ...shown, ...left].every((at) => at < notes)
}

function must(fits: boolean): void {
  if (!fits) throw damaged()
}

function damaged(): AppError {
  return new AppError('session_file_damaged')
}
