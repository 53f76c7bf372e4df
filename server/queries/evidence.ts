import type { InterviewState } from '@/lib/interview/interview-state'
import { can } from '@/lib/permissions'
import type { EvidencePerson } from '@/lib/replay/evidence'
import type { Judge, SessionEvent } from '@/lib/replay/marks'
import type { Paste } from '@/lib/replay/recording'
import { type DimensionId, isDimension } from '@/lib/rubric/dimensions'
import type { RatingView } from '@/lib/rubric/desk-view'
import type { RubricId } from '@/lib/rubric/rubric-ids'
import type { StageId } from '@/lib/stage/stages'
import type { Viewer } from '@/server/auth/gate'
import type { FollowUp, Hint } from '@/server/db/generated/client'
import { readBegun } from '@/server/queries/clock-marks'
import { readDebrief } from '@/server/queries/debrief'
import { readDesk } from '@/server/queries/desk'
import { readInterview } from '@/server/queries/interview-state'
import { readPastes } from '@/server/queries/pastes'
import { wasRecorded } from '@/server/queries/was-recorded'
import type { Runtime } from '@/server/runtime'

/** A check question that is ticked. */
export interface EvidenceTick {
  participantId: string
  stage: StageId
  check: string
  isShared: boolean
  at: number
}

/** What a viewer's evidence is made of: nothing in it that they may not see. */
export interface EvidenceSource {
  /** Since when it was live; null while it is not, and where there is no interview. */
  startedAt: number | null
  events: SessionEvent[]
  hints: Pick<Hint, 'id' | 'at' | 'participantId' | 'level' | 'text'>[]
  followUps: Pick<FollowUp, 'followUpId' | 'at' | 'participantId' | 'title' | 'prompt'>[]
  ticks: EvidenceTick[]
  pastes: Paste[]
  people: EvidencePerson[]
  /** What those wrote who judge, and the self-ratings that are shown; null for whoever may not see any. */
  desk: { rubric: RubricId; judges: Judge[]; selfRatings: RatingView[] } | null
  mayNote: boolean
  /** When it was read, ms since 1970. */
  now: number
}

type EvidenceRuntime = Pick<Runtime, 'db' | 'journal' | 'rooms' | 'now'>

/**
 * Everything that happened in a session or was written down of it, as far as this viewer may know it (V2, C5): for a
 * candidate and a plain observer what everybody in the room could see; for an interviewer also what is theirs, and of
 * others what their desk gives (C2); for an observer who is let, what an observer's desk gives. A room that is no
 * interview has joins, pastes and restores alone. AppError too_many for whoever has a long log read too often.
 */
export async function readEvidence(runtime: EvidenceRuntime, viewer: Viewer): Promise<EvidenceSource> {
  const { db } = runtime
  const { roomId } = viewer
  const [interview, rows, participants] = await Promise.all([
    readInterview(db, roomId),
    db.interviewEvent.findMany({ where: { roomId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] }),
    db.participant.findMany({
      where: { roomId },
      orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true, role: true, color: true, joinedAt: true },
    }),
  ])
  const events = rows.map(({ id, at, participantId, ...event }) => ({
    ...event,
    id: String(id),
    at: at.getTime(),
    by: participantId,
  }))
  const people = participants.map(({ id, name, role, color }) => ({ id, name, role, color }))
  const mayNote = interview !== null && !viewer.isVisitor && can(viewer.role, viewer.phase, 'desk.write')
  const base = { people, mayNote, now: runtime.now() }
  const pastes = (await mayLookBack(runtime, viewer, interview)) ? await readPastes(runtime, viewer) : []
  if (!interview)
    return {
      ...base,
      ...{ startedAt: null, hints: [], followUps: [], ticks: [], desk: null, pastes },
      events: [...participants.map(joinOf), ...events],
    }
  const [begun, hints, followUps, ticks, desk] = await Promise.all([
    readBegun(db, roomId),
    db.hint.findMany({ where: { roomId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] }),
    db.followUp.findMany({ where: { roomId }, orderBy: [{ at: 'asc' }, { followUpId: 'asc' }] }),
    readTicks(runtime, viewer, interview.isCoached),
    readJudges(runtime, viewer),
  ])
  // A board that became an interview where it stood is live before its clock is started.
  const startedAt = interview.startedAt ?? (viewer.phase === 'lobby' ? null : 0)
  return { ...base, startedAt, events: [...begun, ...events], hints, followUps, ticks, pastes, desk }
}

/** Of what was not to be recorded, or is deleted, nothing is looked at but what is on the record anyway (J4). */
async function mayLookBack(
  { db }: Pick<Runtime, 'db'>,
  { roomId, phase }: Viewer,
  interview: Pick<InterviewState, 'recording' | 'recordingGoneAt'> | null,
): Promise<boolean> {
  if (!interview) return true
  if (interview.recordingGoneAt !== null) return false
  const isOver = phase === 'ended' || phase === 'released'
  return isOver ? wasRecorded(db, roomId) : interview.recording !== 'off'
}

/** A room that is no interview has no rows of who joined. */
function joinOf({ id, joinedAt }: { id: string; joinedAt: Date }): SessionEvent {
  return { id: `join-${id}`, at: joinedAt.getTime(), by: id, kind: 'joined', stage: null, data: {} }
}

/** The ticks that stand: the candidates' list, which there is in coached sessions alone (S4), and of an interviewer their own. */
async function readTicks(
  { db }: Pick<Runtime, 'db'>,
  viewer: Viewer,
  isCoached: boolean,
): Promise<EvidenceTick[]> {
  const { roomId, participantId, role } = viewer
  const shared = isCoached
    ? await db.checkTick.findMany({
        where: { roomId, isShared: true },
        distinct: ['stage', 'check'],
        orderBy: { at: 'asc' },
      })
    : []
  const own =
    role === 'interviewer'
      ? await db.checkTick.findMany({
          // What was made of a session file (V7) holds those of whoever wrote it, for whoever opened it.
          where: {
            ...{ roomId, isShared: false },
            OR: [{ participantId }, { room: { importedAt: { not: null } } }],
          },
          orderBy: [{ at: 'asc' }, { check: 'asc' }],
        })
      : []
  return [...shared, ...own].map(({ at, ...tick }) => ({ ...tick, at: at.getTime() }))
}

async function readJudges({ db }: Pick<Runtime, 'db'>, viewer: Viewer): Promise<EvidenceSource['desk']> {
  if (!can(viewer.role, viewer.phase, 'desk.read', viewer)) return null
  const { rubric, card, notes, colleagues } = await readDesk({ db }, viewer)
  const own = card
    ? [{ participantId: viewer.participantId, isOwn: true, isSelf: viewer.kind === 'practice', card, notes }]
    : []
  const others = colleagues.map((colleague) => ({
    participantId: colleague.participantId,
    isOwn: false,
    isSelf: false,
    card: colleague,
    notes: colleague.notes,
  }))
  const scores = await db.score.findMany({
    where: { scorecard: { roomId: viewer.roomId, isSelf: viewer.kind === 'practice' } },
    select: { dimension: true, changedAt: true, scorecard: { select: { participantId: true } } },
  })
  const changedAt = (participantId: string): Judge['changedAt'] =>
    Object.fromEntries(
      scores
        .filter(
          ({ dimension, scorecard }) => scorecard.participantId === participantId && isDimension(dimension),
        )
        .map(({ dimension, changedAt: at }) => [dimension as DimensionId, at.getTime()]),
    )
  const isAfter = can(viewer.role, viewer.phase, 'debrief.read', viewer)
  const { ratings } = isAfter ? await readDebrief({ db }, viewer) : { ratings: null }
  return {
    rubric,
    judges: [...own, ...others].map((judge) => ({
      ...judge,
      card: judge.card.scores,
      changedAt: changedAt(judge.participantId),
    })),
    selfRatings: (ratings ?? []).filter(({ isSelf }) => isSelf),
  }
}
