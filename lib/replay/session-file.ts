/**
 * A session as one file (V7). Its first line says what it is and gives the SHA-256 of all bytes after that line; what
 * follows is gzip of lines of JSON, each of one kind, in the order of `lineKinds`. People, notes and hints have no ids of
 * an instance in it: they are places in their lists. Times are ms since 1970 unless their name says otherwise.
 */
import { z } from 'zod'
import { writtenSchema } from '@/lib/board/written-schema'
import { restoredData } from '@/lib/history/moments'
import { hands } from '@/lib/interview/interview-state'
import { levels } from '@/lib/levels'
import { cleanName, cleanText, cleanTitle, countCharacters, nameMax, titleMax } from '@/lib/name'
import { roles } from '@/lib/permissions'
import { completeDraft } from '@/lib/problem/complete-draft'
import { ownDraft } from '@/lib/problem/own-problem'
import { presenceTrack, recordingHead, recordingPart } from '@/lib/replay/recording'
import { byDimension, dimensionIds } from '@/lib/rubric/dimensions'
import { maxPoints, pointKinds, pointTextMax, reasonMax, summaryMax } from '@/lib/rubric/feedback'
import { interviewRating } from '@/lib/rubric/interview-rating'
import { cleanNote, noteMax } from '@/lib/rubric/note-line'
import { rubricIds } from '@/lib/rubric/rubric-ids'
import { maxMoments, scoreLevel, selfRating, stamp } from '@/lib/rubric/scorecard'
import { clockCommands, clockState } from '@/lib/stage/clock'
import { stageIds } from '@/lib/stage/stages'

/**
 * The version that is written: 2 since there are feedback and releases, 3 since there are problems that people wrote. A
 * newer one is not read; those before it are.
 */
export const sessionFileVersion = 3
/** So many bytes of pictures go into a file at the most; those of boards hardly ever come near it. */
export const maxPictureBytesInFile = 40 * 1024 * 1024

const firstLine = /^drawbridge-session (\d{1,9}) ([0-9a-f]{64})$/
/** No first line of ours is longer. */
export const maxFirstLine = 96

/** The first line of a file, with its line break. */
export function firstLineOf(digest: string): string {
  return `drawbridge-session ${sessionFileVersion} ${digest}\n`
}

/** What the first line says, without its line break; null where it is none of ours. */
export function readFirstLine(line: string): { version: number; digest: string } | null {
  const [, version, digest] = firstLine.exec(line) ?? []
  return version === undefined || digest === undefined ? null : { version: Number(version), digest }
}

/** The end of the year 9999: no database takes later ones from everybody. */
const latestMs = 253_402_300_799_999
const time = z.number().min(0).max(latestMs)
const count = z.int().min(0).max(2_147_483_647)
const seq = z.int().min(0).max(Number.MAX_SAFE_INTEGER)
const place = z.int().min(0).max(9_999)
const stage = z.enum(stageIds)
/** An id of ours that means the same everywhere: of a problem, a check, a follow-up. */
const word = z.string().regex(/^[\w.-]{1,100}$/)
const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** Text as it would be kept had it been typed (X4). */
function cleaned(clean: (raw: string) => string, max: number, least = 1) {
  return z
    .string()
    .transform(clean)
    .refine((text) => text.length >= least && countCharacters(text) <= max)
}
const words = cleaned(cleanText, 20_000)

const person = z.strictObject({
  role: z.enum(roles),
  name: cleaned(cleanName, nameMax),
  /** Index into the six colours of people. */
  color: z.int().min(0).max(99),
  joinedAt: time,
})

const head = z.strictObject({
  t: z.literal('session'),
  version: z.int(),
  exportedAt: time,
  /** Whose eyes it was written for: a candidate's copy holds nothing that was private to interviewers (C5). */
  seenBy: z.enum(['interviewer', 'candidate']),
  kind: z.enum(['interview', 'practice']),
  /** For how many days its recording is kept after it was brought somewhere; null as long as its room (J4). */
  recordingDays: z.int().min(1).max(36_500).nullable().default(null),
  title: cleaned(cleanTitle, titleMax),
  level: z.enum(levels),
  rubric: z.enum(rubricIds),
  isCoached: z.boolean(),
  /**
   * What it was about, and the SHA-256 of what the catalog said of it then. What somebody wrote is a line of its own;
   * files from before that name it here, and that is all.
   */
  problem: z.strictObject({ id: word, hash }).nullable(),
  /** What its board was written with, as the store of boards says it; null for a board that nobody opened. */
  schema: writtenSchema.nullable(),
  clock: clockState.omit({ version: true }),
  startedAt: time.nullable(),
  endedAt: time,
  /** When ratings were shown to each other (C6); null in a candidate's copy. */
  revealedAt: time.nullable(),
  finalSeq: seq,
  /** SHA-256 of the final board (V1). */
  finalHash: hash,
  people: z.array(person).max(1000),
})

/** The problem that somebody wrote and the session was about, as its room had it; in a candidate's copy the brief alone (P3). */
const problem = z.strictObject({
  t: z.literal('problem'),
  /** What drafts did not have yet when it was written is empty. */
  content: z.preprocess(completeDraft, ownDraft),
  reference: z.strictObject({ schema: writtenSchema, records: z.array(z.unknown()) }).nullable(),
})

const happened = { t: z.literal('event'), at: time, by: place.nullable(), stage: stage.nullable() }
const nothing = z.strictObject({})

/** What happened, for everybody to know. */
const event = z.discriminatedUnion('kind', [
  z.strictObject({
    ...happened,
    kind: z.literal('clock'),
    data: z
      .strictObject({
        command: z.enum(clockCommands),
        from: stage.nullable(),
        to: stage.nullable(),
        minutes: z.int().min(-1000).max(1000).nullable(),
        version: count,
      })
      .refine(({ command, minutes }) => command !== 'add' || minutes !== null),
  }),
  z.strictObject({ ...happened, kind: z.literal('joined'), data: z.strictObject({ role: z.enum(roles) }) }),
  z.strictObject({ ...happened, kind: z.literal('left'), data: nothing }),
  z.strictObject({ ...happened, kind: z.literal('returned'), data: nothing }),
  z.strictObject({
    ...happened,
    kind: z.literal('role'),
    data: z.strictObject({ person: place, from: z.enum(roles), to: z.enum(roles) }),
  }),
  z.strictObject({
    ...happened,
    kind: z.literal('hand'),
    data: z.strictObject({ person: place, wants: z.enum(hands).nullable() }),
  }),
  z.strictObject({
    ...happened,
    kind: z.literal('hint'),
    data: z.strictObject({ hint: place, level: z.int().min(0).max(9).nullable() }),
  }),
  z.strictObject({ ...happened, kind: z.literal('follow_up'), data: z.strictObject({ followUpId: word }) }),
  z.strictObject({
    ...happened,
    kind: z.literal('tick'),
    data: z.strictObject({ stage, check: word, isTicked: z.boolean() }),
  }),
  z.strictObject({
    ...happened,
    kind: z.literal('ended'),
    data: z.strictObject({ seq, isRecorded: z.boolean() }),
  }),
  z.strictObject({ ...happened, kind: z.literal('reopened'), data: nothing }),
  z.strictObject({ ...happened, kind: z.literal('restored'), data: restoredData }),
])
export type FileEvent = z.infer<typeof event>

const hint = z.strictObject({
  t: z.literal('hint'),
  at: time,
  by: place,
  elapsedMs: count,
  stage: stage.nullable(),
  level: z.int().min(0).max(9).nullable(),
  text: words,
})

const followUp = z.strictObject({
  t: z.literal('follow_up'),
  at: time,
  by: place,
  stage: stage.nullable(),
  id: word,
  title: words,
  prompt: words,
})

const tick = z.strictObject({
  t: z.literal('tick'),
  at: time,
  by: place,
  stage,
  check: word,
  isShared: z.boolean(),
})

const note = z.strictObject({
  ...stamp.shape,
  t: z.literal('note'),
  by: place,
  text: cleaned(cleanNote, noteMax, 0),
  selection: z.array(z.string().regex(/^[\w:-]{1,128}$/)).max(50),
})

/** As in lib/rubric/scorecard.ts, but that `note` is a place in the list of notes. */
const fileMoment = stamp.extend({ note: place.optional() })
export type FileMoment = z.infer<typeof fileMoment>

const summary = cleaned(cleanNote, summaryMax, 0)
/** As in lib/rubric/feedback.ts, without an id; `note` is the place of the note that it was drafted from. */
const filePoint = z.strictObject({
  kind: z.enum(pointKinds),
  text: cleaned(cleanNote, pointTextMax, 0),
  dimension: z.enum(dimensionIds).nullable(),
  moment: fileMoment.nullable(),
  note: place.optional(),
})
const points = z.array(filePoint).max(maxPoints)

const fileFeedback = z.strictObject({
  summary,
  points,
  /** Places of the notes that make no point. */
  left: z.array(place).max(2000),
  sharesNotes: z.boolean(),
})
export type FileFeedback = z.infer<typeof fileFeedback>

const card = z.strictObject({
  t: z.literal('card'),
  by: place,
  isSelf: z.boolean(),
  submittedAt: time.nullable(),
  scores: z
    .array(
      z.strictObject({
        dimension: z.enum(dimensionIds),
        level: scoreLevel,
        changedAt: time,
        moments: z.array(fileMoment).max(maxMoments),
      }),
    )
    .max(dimensionIds.length),
  /** Null where nothing was written, and in files from before there was any. */
  feedback: fileFeedback.nullable().default(null),
})

/** What a candidate thinks of the interview. */
const rating = z.strictObject({ ...interviewRating.shape, t: z.literal('rating'), by: place, at: time })

/** What was released, one line a version, in their order. The notes that moments name are those of their own card. */
const release = z.strictObject({
  t: z.literal('release'),
  at: time,
  by: place.nullable(),
  reason: cleaned(cleanText, reasonMax).nullable(),
  rubric: z.enum(rubricIds),
  level: z.enum(levels),
  cards: z
    .array(
      z.strictObject({
        by: place,
        levels: selfRating,
        /** Files from before it was kept hold none. */
        moments: z
          .strictObject(byDimension(() => z.array(fileMoment).max(maxMoments)))
          .default(() => byDimension(() => [])),
        summary,
        points,
        notes: z.array(z.strictObject({ ...stamp.shape, text: cleaned(cleanNote, noteMax, 0) })).max(10_000),
        submittedAt: time,
      }),
    )
    .max(1000),
})

/** The people of its head are `p0`, `p1` … by their place; whoever is none of the people keeps a name of their own. */
const recording = z.strictObject({ t: z.literal('recording'), head: recordingHead })
const part = z.strictObject({ t: z.literal('part'), part: recordingPart })
const presence = z.strictObject({ t: z.literal('presence'), track: presenceTrack })
/** The final board, where there is no recording (J4). */
const board = z.strictObject({ t: z.literal('board'), records: z.array(z.unknown()).max(20_000) })

/** A picture that its boards show, in base64. */
const picture = z.strictObject({
  t: z.literal('picture'),
  id: z.string().regex(/^[\w-]{1,64}$/),
  mediaType: z.enum(['image/jpeg', 'image/webp', 'image/png']),
  width: z.int().min(1).max(100_000),
  height: z.int().min(1).max(100_000),
  data: z.base64(),
})

/** The last line: how many there were before it. */
const end = z.strictObject({ t: z.literal('end'), lines: count })

export const sessionLine = z.union([
  z.discriminatedUnion('t', [
    ...[head, problem, hint, followUp, tick, note, card, rating, release],
    ...[recording, part, presence, board, picture, end],
  ] as const),
  event,
])
export type SessionLine = z.infer<typeof sessionLine>
export type FileHead = z.infer<typeof head>
export type LineKind = SessionLine['t']
export type LineOf<Kind extends LineKind> = Extract<SessionLine, { t: Kind }>

/** The kinds of line in their order; the first and the last stand there once. */
export const lineKinds: readonly LineKind[] = [
  ...(['session', 'problem', 'event', 'hint', 'follow_up', 'tick', 'note', 'card', 'rating'] as const),
  ...(['release', 'recording', 'part', 'presence', 'board', 'picture', 'end'] as const),
]

const single: ReadonlySet<LineKind> = new Set<LineKind>([
  ...(['session', 'problem', 'recording', 'presence', 'board', 'end'] as const),
])

/** Judges the order of the lines of a file. */
export class LineOrder {
  #last = -1
  #lines = 0

  /** Whether this line may come next: the first one is the head, kinds keep their order, and the last one counts them. */
  takes(line: SessionLine): boolean {
    const at = lineKinds.indexOf(line.t)
    if (this.isComplete || (this.#last < 0 && at !== 0)) return false
    if (at < this.#last || (at === this.#last && single.has(line.t))) return false
    if (line.t === 'end' && line.lines !== this.#lines) return false
    this.#last = at
    this.#lines++
    return true
  }

  /** Whether the last line has come. */
  get isComplete(): boolean {
    return this.#last === lineKinds.length - 1
  }
}

/** The id that somebody has in the recording of a file, by their place among its people. */
export function personKey(place: number): string {
  return `p${place}`
}
