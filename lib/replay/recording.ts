/**
 * The recording of a session (V1): the board's log as changes of records, in parts that each begin with the whole
 * board, so that any moment can be shown without reading what came before its part. Times are ms since 1970.
 */
import type { ClockRun } from '@/lib/history/moments'
import { z } from 'zod'
import { writtenSchema } from '@/lib/board/written-schema'

/** The version that is written. A newer one is not read. */
export const recordingVersion = 1

/** A key of a record that is different: at this path, from `o` to `n`; one that is left out was not there, or is not any more. */
const keyPatch = z.strictObject({
  p: z.array(z.string()),
  o: z.unknown().optional(),
  n: z.unknown().optional(),
})
export type KeyPatch = z.infer<typeof keyPatch>

/** Whose: a place in the head's list of people; null for the server. */
const hand = z.number().int().nullable()

/**
 * A record that is different: its keys, or where it came, went or was no object, the whole of it. `i` is its id, `m`
 * who made it first, where it comes back by somebody else.
 */
const recordPatch = z.union([
  z.strictObject({ i: z.string(), k: z.array(keyPatch) }),
  z.strictObject({
    i: z.string(),
    o: z.unknown().optional(),
    n: z.unknown().optional(),
    m: hand.optional(),
  }),
])
export type RecordPatch = z.infer<typeof recordPatch>

/** What one update of the log did. Those that changed nothing are left out. */
const change = z.strictObject({
  seq: z.number().int(),
  at: z.number(),
  by: hand,
  c: z.array(recordPatch),
})
export type Change = z.infer<typeof change>

/** A record of a board: its id, what it is, who made it, and whose the last change of it was. */
const keptRecord = z.tuple([z.string(), z.unknown(), hand, hand])
export type KeptRecord = z.infer<typeof keptRecord>

/** A stretch of a recording: the board after update `seq`, and what came then. */
export const recordingPart = z.strictObject({
  index: z.number().int(),
  seq: z.number().int(),
  at: z.number(),
  /** All records of the board. A list: an id may be called like something that every object inherits. */
  records: z.array(keptRecord),
  changes: z.array(change),
})
export type RecordingPart = z.infer<typeof recordingPart>

const partHead = z.strictObject({
  /** The update its board is of, and the last one in it: the board that the next part begins with. */
  fromSeq: z.number().int(),
  toSeq: z.number().int(),
  fromAt: z.number(),
  toAt: z.number(),
  /** How much there is to load, in bytes as it is kept. */
  bytes: z.number().int(),
  /** Of this part's text, chained with the hash of the one before it: `partHash`. */
  hash: z.string(),
})
export type PartHead = z.infer<typeof partHead>

const person = z.strictObject({
  /** Their participant id; of somebody who is gone, whatever stands for them. */
  id: z.string(),
  name: z.string(),
  role: z.enum(['interviewer', 'candidate', 'observer']),
  /** Index into the six colours of people. */
  color: z.number().int(),
})
export type RecordedPerson = z.infer<typeof person>

/** Many shapes that came at once: the first update of them and when that was, who sent them, and how many they were. */
const paste = z.strictObject({
  seq: z.number().int(),
  at: z.number(),
  by: z.string(),
  count: z.number().int(),
})
export type Paste = z.infer<typeof paste>

/** How wide a column of the activity is, in ms. */
export const activityWidthMs = 1000

/** What a recording holds, without its parts. */
export const recordingHead = z.strictObject({
  version: z.number().int(),
  /** What its records are written with; left out where nobody wrote it down. */
  schema: writtenSchema.optional(),
  /** The first and the last update that can be shown, and when they were. Times never run backwards. */
  fromSeq: z.number().int(),
  toSeq: z.number().int(),
  fromAt: z.number(),
  toAt: z.number(),
  /** Whether what came before the first one was let go (J4). */
  isCut: z.boolean(),
  /** Updates that are missing, cannot be read, or hang on such: left out. 0 in a sound log. */
  torn: z.number().int(),
  people: z.array(person),
  /** SHA-256, in hex, of the board after `toSeq` (V1). */
  finalHash: z.string(),
  parts: z.array(partHead),
  /**
   * How much each drew when, in the order of `people`: pairs of a column (`activityWidthMs` from `fromAt` on) and how
   * many updates fell into it. Columns without any are left out.
   */
  activity: z.array(z.array(z.tuple([z.number().int(), z.number().int()]))),
  /** Large pastes (pastes.ts), found as it was packed. */
  pastes: z.array(paste).optional(),
})
export type RecordingHead = z.infer<typeof recordingHead>

/** Where somebody pointed and what they saw, in page coordinates; null while they did not point, or were not there. */
const sample = z.strictObject({
  at: z.number(),
  cursor: z.tuple([z.number(), z.number()]).nullable(),
  /** x, y, width and height of what was on their screen. */
  view: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
})
export type PresencePoint = z.infer<typeof sample>

/** The presence of a session, sampled at most twice a second and only as it changed. */
export const presenceTrack = z.strictObject({
  /** By participant id, in the order of time. */
  people: z.record(z.string(), z.array(sample)),
})
export type PresenceTrack = z.infer<typeof presenceTrack>

/** Why there is nothing to play. */
export type NoRecording =
  /** Somebody did not want it (J4): the final board is all there is. */
  | 'declined'
  /** Its time is over, or it was deleted: the final board is all there is. */
  | 'gone'
  /** Nobody has drawn anything. */
  | 'empty'
  /** It was written by a newer version. */
  | 'newer'
  /** It cannot be read. */
  | 'damaged'

/** What a viewer gets of a recording. */
export interface RecordingView {
  roomId: string
  title: string
  /** Whether the session goes on: then all there is until now comes along as `parts`. */
  isLive: boolean
  /** Null where there is nothing to play; `why` says so. */
  head: RecordingHead | null
  why: NoRecording | null
  /** All parts, in a session that goes on; else null: they are asked for one by one. */
  parts: RecordingPart[] | null
  hasPresence: boolean
  /** Until when it is kept; null as long as the room. */
  keptUntil: number | null
  /** From each start of the clock to its next halt: what the time of a moment on the interview's clock follows from. */
  runs: ClockRun[]
}
