import type { InterviewState, Recording } from '@/lib/interview/interview-state'
import type { Interview, Participant, Prisma, PrismaClient } from '@/server/db/generated/client'
import { clockOf } from '@/server/queries/clock-of'
import { isLate } from '@/server/queries/is-late'
import { isForOthers } from '@/server/queries/release-waits'

const askedParticipants = {
  where: { removedAt: null },
  select: { id: true, roomId: true, role: true, consent: true, joinedAt: true, lastSeenAt: true },
} as const

/** The events that change what is to be read of the debrief. */
const debriefKinds = ['submitted', 'taken_back', 'reopened', 'revealed', 'released'] as const

/** What everybody in the room may know of its interview; null where there is none. */
export async function readInterview(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<InterviewState | null> {
  const row = await db.interview.findUnique({
    where: { roomId },
    include: {
      room: {
        select: {
          importedAt: true,
          kind: true,
          participants: askedParticipants,
          hints: {
            orderBy: { at: 'asc' },
            select: { id: true, at: true, stage: true, level: true, text: true },
          },
          followUps: {
            orderBy: { at: 'asc' },
            select: { followUpId: true, at: true, title: true, prompt: true },
          },
          ticks: {
            where: { isShared: true },
            distinct: ['stage', 'check'],
            orderBy: { at: 'asc' },
            select: { stage: true, check: true },
          },
          scorecards: {
            where: { submittedAt: { not: null } },
            select: { isSelf: true, participantId: true, participant: { select: { role: true } } },
          },
          releases: { orderBy: { version: 'desc' }, take: 1, select: { version: true, at: true } },
          events: {
            where: { kind: { in: [...debriefKinds] } },
            orderBy: { at: 'desc' },
            take: 1,
            select: { at: true },
          },
        },
      },
    },
  })
  if (!row) return null
  const { importedAt, kind, participants, hints, followUps, ticks, scorecards, releases, events } = row.room
  const [newest = null] = releases
  const [lastChange] = events
  const interviewers = participants.filter(({ role }) => role === 'interviewer')
  const submitted = scorecards.filter(({ isSelf }) => !isSelf)
  return {
    isCoached: row.isCoached,
    recording: await recordingOf(db, row, participants),
    recordingDays: row.recordingDays,
    recordingKeptFrom: row.endedAt && Math.max(row.endedAt.getTime(), importedAt?.getTime() ?? 0),
    recordingGoneAt: row.recordingGoneAt?.getTime() ?? null,
    observersSeePrivate: row.observersSeePrivate,
    callUrl: row.callUrl,
    scheduledAt: row.scheduledAt?.getTime() ?? null,
    startedAt: row.startedAt?.getTime() ?? null,
    endedAt: row.endedAt?.getTime() ?? null,
    clock: clockOf(row),
    sharedTicks: row.isCoached ? ticks : [],
    hints: hints.map((hint) => ({ ...hint, at: hint.at.getTime() })),
    followUps: followUps.map(({ followUpId, at, title, prompt }) => ({
      id: followUpId,
      at: at.getTime(),
      title,
      prompt,
    })),
    debrief: {
      selfRated: scorecards.some(
        ({ isSelf, participant }) =>
          isSelf && isForOthers(participant, { kind, isImported: importedAt !== null }),
      ),
      submitted: submitted.length,
      interviewers: interviewers.length,
      missing: interviewers.filter(({ id }) => submitted.every(({ participantId }) => participantId !== id))
        .length,
      isRevealed: row.revealedAt !== null,
      release: newest && { version: newest.version, at: newest.at.getTime() },
      changedAt: lastChange?.at.getTime() ?? 0,
    },
    nextRoomId: row.nextRoomId,
  }
}

/** Whether an interview that goes on is recorded (J4); null where there is none. */
export async function readRecordingNow(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<Recording | null> {
  const row = await db.interview.findUnique({
    where: { roomId },
    include: { room: { select: { participants: askedParticipants } } },
  })
  return row && recordingOf(db, row, row.room.participants)
}

/**
 * J4: recording needs the host's wish and the yes of everyone who may draw. Who declined is not told. Latecomers are
 * asked too, but nothing waits for their answer, nor, once it has started, for whoever was taken along from the room
 * before and never came (R5d): to say nothing must not undo what the others agreed to.
 */
async function recordingOf(
  db: PrismaClient | Prisma.TransactionClient,
  { isRecorded, startedAt, endedAt, recordingGoneAt }: Interview,
  people: readonly Pick<Participant, 'id' | 'roomId' | 'role' | 'consent' | 'joinedAt' | 'lastSeenAt'>[],
): Promise<Recording> {
  // Opened again after its recording was deleted: that stays so.
  if (recordingGoneAt !== null && endedAt === null) return 'off'
  const drawing = people.filter(({ role }) => role !== 'observer')
  if (!isRecorded || drawing.some(({ consent }) => consent === false)) return 'off'
  for (const person of drawing) {
    const hasComeToAnswer = startedAt === null || person.lastSeenAt !== null
    if (person.consent === null && hasComeToAnswer && !(await isLate(db, person, startedAt))) return 'waiting'
  }
  return 'on'
}
