/** What everybody in the room may know of an interview; part of message 100, so nothing private ever enters it. */
import { z } from 'zod'
import { clockState } from '@/lib/stage/clock'
import { stageIds } from '@/lib/stage/stages'

/** What somebody who raises a hand wants. */
export const hands = ['question', 'hint', 'minute'] as const
export type Hand = (typeof hands)[number]

/** Whether the session is recorded: `waiting` while somebody who may draw has not been asked yet (J4). */
const recordings = ['on', 'waiting', 'off'] as const
export type Recording = (typeof recordings)[number]

/** A hint as everybody sees it (S5); `level` is its rung on the ladder, null when it was typed. */
const givenHint = z.object({
  id: z.string(),
  at: z.number(),
  stage: z.enum(stageIds).nullable(),
  level: z.number().int().nullable(),
  text: z.string(),
})
export type GivenHint = z.infer<typeof givenHint>

/** A follow-up card that was shown to everybody. */
const shownFollowUp = z.object({
  id: z.string(),
  at: z.number(),
  title: z.string(),
  prompt: z.string(),
})

/** A check question the candidate has ticked, in a coached session (S4). */
const sharedTick = z.object({ stage: z.enum(stageIds), check: z.string() })

export const interviewState = z.object({
  /** Coached shows candidates the stage's check questions (R5b). */
  isCoached: z.boolean(),
  recording: z.enum(recordings),
  /** For how many days after the end the recording is kept; null as long as the room. */
  recordingDays: z.number().nullable(),
  /** From when on those days count: the end, or when the session was brought here; null while it goes on. ms since 1970. */
  recordingKeptFrom: z.number().nullable(),
  /** When it was deleted, by its time or by hand; the final board stays. ms since 1970. */
  recordingGoneAt: z.number().nullable(),
  /** Whether observers see what interviewers see (R1). */
  observersSeePrivate: z.boolean(),
  callUrl: z.string().nullable(),
  /** ms since 1970. */
  scheduledAt: z.number().nullable(),
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  clock: clockState,
  sharedTicks: z.array(sharedTick),
  hints: z.array(givenHint),
  followUps: z.array(shownFollowUp),
  /** What is in of self-ratings and interviewers' scorecards, and whether they have been shown to each other (C6). */
  debrief: z.object({
    selfRated: z.boolean(),
    /** How many interviewers' cards are in, of those who have left, or their role, too. */
    submitted: z.number().int(),
    /** How many interviewers there are now, and how many of them have not handed theirs in. */
    interviewers: z.number().int(),
    missing: z.number().int(),
    isRevealed: z.boolean(),
    /** The newest release of feedback to the candidate (C4); null before the first. `at` is ms since 1970. */
    release: z.object({ version: z.number().int(), at: z.number() }).nullable(),
    /** When any of it last changed, ms since 1970; 0 before: one card may be taken back while another comes in. */
    changedAt: z.number(),
  }),
  /** The room where it goes on with roles exchanged (R5d). */
  nextRoomId: z.string().nullable(),
})
export type InterviewState = z.infer<typeof interviewState>
