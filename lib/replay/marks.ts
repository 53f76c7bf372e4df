/**
 * What happened in a session and what was written down of it, as marks (V2): one for each event. What makes no mark
 * is what leaves something as it was before (a hand that goes down, a tick that is taken away) or was no part of the
 * hour (set-up, consent, what is shown to each other afterwards). Times are ms since 1970.
 */
import { z } from 'zod'
import { hands } from '@/lib/interview/interview-state'
import type { EvidenceMark, EvidenceScore } from '@/lib/replay/evidence'
import { type DimensionId, dimensionIds } from '@/lib/rubric/dimensions'
import type { NoteView } from '@/lib/rubric/desk-view'
import { parseNote } from '@/lib/rubric/note-line'
import type { Card } from '@/lib/rubric/scorecard'
import { clockCommands } from '@/lib/stage/clock'
import { type StageId, stageIds } from '@/lib/stage/stages'

/** A row of what happened in an interview. */
export interface SessionEvent {
  id: string
  at: number
  /** Who did it; null for the server. */
  by: string | null
  kind: string
  /** The stage the clock was in until then. */
  stage: StageId | null
  data: unknown
}

/** What somebody wrote who judges, as far as the viewer may see it. */
export interface Judge {
  participantId: string
  isOwn: boolean
  /** Whether it is what they think of themselves: in a practice room. */
  isSelf: boolean
  card: Card
  notes: readonly NoteView[]
  /** When each score was given what it is now. */
  changedAt: Readonly<Partial<Record<DimensionId, number>>>
}

const clockData = z.object({
  command: z.enum(clockCommands),
  to: z.enum(stageIds).nullable(),
  minutes: z.number().nullish(),
})
const handData = z.object({ personId: z.string(), wants: z.enum(hands).nullable() })

/** The key of a check question's words: by stage and check. */
export const checkKey = (stage: StageId, check: string) => `${stage}.${check}`

/** The mark of a note. */
export const noteMarkId = (noteId: string) => `note:${noteId}`

/** The mark of an event; null for one that makes none, or that has a row of its own with more to tell (hints, follow-ups, ticks). */
export function markOfEvent({ id, at, by, kind, stage, data }: SessionEvent): EvidenceMark | null {
  const base = { id: `event:${id}`, at, stage, by, isPrivate: false }
  const session = { ...base, kind: 'session' as const, minutes: null }
  switch (kind) {
    case 'clock':
      return clockMark(session, data)
    case 'joined':
    case 'left':
    case 'returned':
      return { ...base, kind: 'people', what: kind }
    case 'hand': {
      const hand = handData.safeParse(data).data
      return hand?.wants ? { ...base, by: hand.personId, kind: 'hand', wants: hand.wants } : null
    }
    case 'restored':
    case 'ended':
    case 'reopened':
      return { ...session, what: kind }
    default:
      return null
  }
}

type SessionBase = Omit<Extract<EvidenceMark, { kind: 'session' }>, 'what'>

/** The start is its first stage, and `next` and `back` are the stage they lead to: one mark each. */
function clockMark(base: SessionBase, data: unknown): EvidenceMark | null {
  const { command, to, minutes } = clockData.safeParse(data).data ?? {}
  switch (command) {
    case 'start':
    case 'next':
    case 'back': {
      if (!to) return null
      const { id, at, by, isPrivate } = base
      return { id, at, by, isPrivate, stage: to, kind: 'stage', to, isReturn: command === 'back' }
    }
    case 'pause':
      return { ...base, what: 'paused' }
    case 'resume':
      return { ...base, what: 'resumed' }
    case 'add':
      return { ...base, what: 'time_added', minutes: minutes ?? null }
    case undefined:
      return null
  }
}

/** That a session which goes on from a moment of another one (V6) began within a stage: nobody started that clock here. */
export function begunEvent({ at, stage }: { at: number; stage: StageId }): SessionEvent {
  return { id: 'begun', at, by: null, kind: 'clock', stage: null, data: { command: 'start', to: stage } }
}

/** The stage the clock was in at a moment, by the marks of stages in the order of time; null before the start. */
export function stageAt(marks: readonly EvidenceMark[], at: number): StageId | null {
  const last = marks.findLast((mark) => mark.kind === 'stage' && mark.at <= at)
  return last?.kind === 'stage' ? last.to : null
}

/** Whether the session went on at a moment: from its start to its end, and again where it was reopened. */
export function wasLiveAt(
  { startedAt, events }: { startedAt: number | null; events: readonly SessionEvent[] },
  at: number,
): boolean {
  if (startedAt === null || at < startedAt) return false
  const last = events.findLast(
    (event) => event.at <= at && (event.kind === 'ended' || event.kind === 'reopened'),
  )
  return last?.kind !== 'ended'
}

/** What is known of a session when marks are put into it. */
export interface SessionTimes {
  isLive: (at: number) => boolean
  stageAt: (at: number) => StageId | null
  /** The moment of the session that is nearest to what a browser's clock said: none before its first or after now. */
  within: (at: number) => number
}

/** The marks of somebody's notes. They are private. */
export function noteMarks({ participantId, isOwn, notes }: Judge, { within }: SessionTimes): EvidenceMark[] {
  return notes.map((note) => ({
    id: noteMarkId(note.id),
    at: within(note.at),
    stage: note.stage,
    by: participantId,
    isPrivate: true,
    kind: 'note',
    note,
    isOwn,
  }))
}

type ScoreMark = Extract<EvidenceMark, { kind: 'score' }>

/**
 * The marks of somebody's scores: one for each moment a score points to. A score that points to none and was given
 * while the session went on stands where it was given. They are private.
 */
export function scoreMarks(
  { participantId, card, changedAt }: Judge,
  { isLive, stageAt: stageOf, within }: SessionTimes,
): ScoreMark[] {
  return dimensionIds.flatMap((dimension): ScoreMark[] => {
    const { level, moments } = card[dimension]
    const id = `score:${participantId}:${dimension}`
    const base = { by: participantId, isPrivate: true, kind: 'score' as const, dimension, level }
    if (moments.length > 0)
      return moments.map(({ at, stage, noteId = null }) => ({
        ...{ ...base, id: `${id}:${noteId ?? at}`, at: within(at), stage },
        ...{ isMoment: true, noteId },
      }))
    const at = changedAt[dimension]
    if (level === 0 || at === undefined || !isLive(at)) return []
    return [{ ...base, id, at, stage: stageOf(at), isMoment: false, noteId: null }]
  })
}

/** Somebody's scores, each with all that speaks for it: its marks, and their notes that name its dimension (C3). */
export function scoresOf(judge: Judge, marks: readonly EvidenceMark[]): EvidenceScore[] {
  const { participantId: by, isSelf, card } = judge
  const named = judge.notes.map(({ id, text }) => [parseNote(text).dimension, noteMarkId(id)] as const)
  return dimensionIds.flatMap((dimension) => {
    const { level, moments } = card[dimension]
    if (level === 0 && moments.length === 0) return []
    const own = marks.filter(
      (mark) => mark.kind === 'score' && mark.by === by && mark.dimension === dimension,
    )
    const notes = named.flatMap(([about, id]) => (about === dimension ? [id] : []))
    return [{ by, dimension, level, isSelf, marks: [...own.map(({ id }) => id), ...notes] }]
  })
}

/** Marks in the order of time; of those at one moment, in the order they were given in. */
export function inTime<Mark extends { at: number }>(marks: readonly Mark[]): Mark[] {
  return marks.toSorted((a, b) => a.at - b.at)
}
