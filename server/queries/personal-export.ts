/** Everything the instance has of one person, as one JSON text in pieces (O6). */
import { boardRecords } from '@/lib/board/doc'
import { AppError } from '@/lib/errors'
import type { Participant, Prisma, Release } from '@/server/db/generated/client'
import { activityWidthMs, recordingHead } from '@/lib/replay/recording'
import { presentReleased } from '@/server/presenters/present-release'
import { isBeingAskedNow } from '@/server/queries/pack-access'
import { presenceOf } from '@/server/replay/presence-track'
import { foldBoard } from '@/server/room/fold-board'
import type { Runtime } from '@/server/runtime'

type ExportRuntime = Pick<Runtime, 'db' | 'journal' | 'now'>

/** What of a room is somebody's own: everything here is chosen by who wrote it, nothing by who may see it. */
const ownPlace = {
  id: true,
  roomId: true,
  role: true,
  name: true,
  joinedAt: true,
  removedAt: true,
  consent: true,
  hand: true,
  handAt: true,
  lastSeenAt: true,
  archivedAt: true,
  notes: {
    orderBy: { at: 'asc' },
    select: { at: true, stage: true, elapsedMs: true, text: true, updatedAt: true, deletedAt: true },
  },
  scorecards: {
    select: {
      isSelf: true,
      submittedAt: true,
      feedback: true,
      scores: { select: { dimension: true, level: true, changedAt: true, moments: true } },
    },
  },
  interviewRatings: { select: { at: true, answers: true, comment: true } },
  ticks: { orderBy: { at: 'asc' }, select: { stage: true, check: true, isShared: true, at: true } },
  room: { select: { title: true, kind: true, phase: true, createdAt: true, endedAt: true, hostId: true } },
} satisfies Prisma.ParticipantSelect

/** A study path that they run, with the names they gave to its members. */
const ownStudyPath = {
  title: true,
  timeZone: true,
  createdAt: true,
  members: { orderBy: { place: 'asc' }, select: { name: true } },
  meetings: {
    orderBy: [{ week: 'asc' }, { id: 'asc' }],
    select: {
      week: true,
      problemId: true,
      at: true,
      interviewer: { select: { name: true } },
      candidate: { select: { name: true } },
      observer: { select: { name: true } },
    },
  },
} satisfies Prisma.StudyPathSelect

/**
 * Yields the JSON text of all that the instance has of a person, problem by problem and room by room, so that a whole
 * life of boards never lies in memory at once; the last line says that it is whole. Of others there is nothing in it but
 * what stands on the boards of rooms this person leads, and the names they gave to members of their study paths.
 * AppError not_found, before the first piece, when there is nobody of this id.
 */
export async function* exportPerson(runtime: ExportRuntime, userId: string): AsyncGenerator<string> {
  const { profile, rest } = await readPerson(runtime, userId)
  const head = { exportedAt: new Date(runtime.now()).toISOString(), profile, ...rest }
  yield `${JSON.stringify(head, null, 2).replace(/\n}$/, '')},\n  "ownProblems": [`
  const problems = await runtime.db.ownProblem.findMany({
    where: { ownerId: userId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  for (const [index, { id }] of problems.entries()) {
    const problem = await readProblem(runtime, userId, id)
    if (problem) yield `${index > 0 ? ',' : ''}\n${JSON.stringify(problem, null, 2)}`
  }
  yield '\n  ],\n  "rooms": ['
  const places = await runtime.db.participant.findMany({
    where: { userId },
    orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  for (const [index, { id }] of places.entries()) {
    const room = await readPlace(runtime, userId, id)
    if (room) yield `${index > 0 ? ',' : ''}\n${JSON.stringify(room, null, 2)}`
  }
  // The last word: a file that broke off on its way does not have it, nor is it JSON.
  yield '\n  ],\n  "isComplete": true\n}\n'
}

async function readPerson(runtime: ExportRuntime, userId: string) {
  const user = await runtime.db.user.findUnique({
    where: { id: userId },
    select: {
      id: true,
      name: true,
      email: true,
      emailVerifiedAt: true,
      passwordHash: true,
      isAdmin: true,
      disabledAt: true,
      locale: true,
      theme: true,
      createdAt: true,
      waysIn: { select: { provider: true, providerAccountId: true, createdAt: true } },
      authSessions: {
        orderBy: { createdAt: 'asc' },
        select: { createdAt: true, signedInAt: true, lastSeenAt: true, revokedAt: true, userAgent: true },
      },
      stagePlans: { orderBy: { createdAt: 'asc' }, select: { name: true, steps: true, createdAt: true } },
      studyPaths: { orderBy: { createdAt: 'asc' }, select: ownStudyPath },
    },
  })
  if (!user) throw new AppError('not_found')
  const { waysIn, authSessions: devices, stagePlans, studyPaths, passwordHash, ...columns } = user
  const email = user.email ?? ''
  const dates = { createdAt: true, expiresAt: true } as const
  const [mailedLinks, invitations] = await Promise.all([
    runtime.db.oneTimeToken.findMany({
      where: { OR: [{ email }, { userId }] },
      select: { purpose: true, email: true, ...dates },
    }),
    runtime.db.signUpInvite.findMany({
      where: { email },
      select: { usedAt: true, revokedAt: true, ...dates },
    }),
  ])
  return {
    profile: { ...columns, hasPassword: passwordHash !== null },
    rest: { waysIn, devices, mailedLinks, invitations, stagePlans, studyPaths },
  }
}

/**
 * One problem they wrote (P4), as they write it and as others get it; null when it is gone since. What it says is left out
 * while they are asked it in a live session (P5), as everywhere: `isWithheld` says so, and the next export has it.
 */
async function readProblem(runtime: ExportRuntime, userId: string, id: string) {
  const isWithheld = await isBeingAskedNow(runtime, userId, id)
  const problem = await runtime.db.ownProblem.findFirst({
    where: { id, ownerId: userId },
    select: {
      ...{ createdAt: true, updatedAt: true, publishedAt: true, isShared: true },
      ...(!isWithheld && { draft: true, reference: true, published: true, publishedReference: true }),
    },
  })
  return problem && { ...problem, ...(isWithheld && { isWithheld }) }
}

/** One room and what this person has in it; null when it is gone since. */
async function readPlace(runtime: ExportRuntime, userId: string, participantId: string) {
  const { db } = runtime
  const place = await db.participant.findFirst({ where: { id: participantId, userId }, select: ownPlace })
  if (!place) return null
  const { roomId, room, scorecards, interviewRatings, notes, ticks, ...you } = place
  const where = { roomId, participantId }
  const [hints, followUps, lateCopies, images, boardPictures, releases, events, updates] = await Promise.all([
    db.hint.findMany({
      where,
      orderBy: { at: 'asc' },
      select: { at: true, stage: true, level: true, text: true },
    }),
    db.followUp.findMany({ where, orderBy: { at: 'asc' }, select: { at: true, title: true, prompt: true } }),
    db.lateCopy.findMany({ where, orderBy: { at: 'asc' }, select: { at: true, bytes: true } }),
    db.image.findMany({
      where,
      orderBy: { createdAt: 'asc' },
      select: { id: true, createdAt: true, mediaType: true, width: true, height: true, byteSize: true },
    }),
    db.boardPicture.findMany({
      where: { roomId, madeFor: participantId },
      orderBy: { at: 'asc' },
      select: {
        at: true,
        locale: true,
        madeAt: true,
        mediaType: true,
        width: true,
        height: true,
        byteSize: true,
      },
    }),
    db.release.findMany({ where: { roomId }, orderBy: { version: 'asc' } }),
    db.interviewEvent.findMany({
      where,
      orderBy: { id: 'asc' },
      select: { at: true, kind: true, stage: true },
    }),
    db.boardUpdate.aggregate({ where, _count: true, _min: { at: true }, _max: { at: true } }),
  ])
  const { hostId, ...aboutRoom } = room
  const isLead = hostId === userId
  return {
    room: { id: roomId, ...aboutRoom },
    you: { ...you, isLead },
    notes,
    scorecards,
    interviewRatings,
    releases: releases.map((row) => ownRelease(row, you)),
    ticks,
    hints,
    followUps,
    lateCopies: lateCopies.map(({ at, bytes }) => ({ at, yjsUpdate: Buffer.from(bytes).toString('base64') })),
    images,
    boardPictures,
    events,
    drawing:
      (await drawingInRecording(db, roomId, participantId)) ??
      ({ changes: updates._count, firstAt: updates._min.at, lastAt: updates._max.at } satisfies Drawing),
    // Where they pointed and looked, for the replay.
    presence: await presenceOf(db, where),
    ...(isLead && { board: await readBoard(runtime, roomId) }),
  }
}

/** What of a release is somebody's: to a candidate who was not removed it was given as a whole, of an interviewer it holds their own card. */
function ownRelease(row: Release, { id, role, removedAt }: Pick<Participant, 'id' | 'role' | 'removedAt'>) {
  const { rubric, level, cards } = presentReleased(row)
  const { version, at, reason, participantId } = row
  const isGiven = role === 'candidate' && removedAt === null
  return {
    ...{ version, at, rubric, level },
    ...((isGiven || participantId === id) && { reason }),
    cards: cards.filter((card) => isGiven || card.participantId === id),
  }
}

/** How much somebody drew. */
interface Drawing {
  changes: number
  firstAt: Date | null
  lastAt: Date | null
}

/** What the recording says of that, to the second, where it is all that is left of the log; null where it is not. */
async function drawingInRecording(
  db: ExportRuntime['db'],
  roomId: string,
  participantId: string,
): Promise<Drawing | null> {
  const packed = await db.recording.findFirst({
    where: { roomId, logGoneAt: { not: null } },
    select: { head: true },
  })
  const head = packed && recordingHead.safeParse(packed.head).data
  if (!head) return null
  const columns = head.activity[head.people.findIndex(({ id }) => id === participantId)] ?? []
  const at = (column: number | undefined) =>
    column === undefined ? null : new Date(head.fromAt + column * activityWidthMs)
  return {
    changes: columns.reduce((sum, [, count]) => sum + count, 0),
    firstAt: at(columns[0]?.[0]),
    lastAt: at(columns.at(-1)?.[0]),
  }
}

async function readBoard({ journal }: ExportRuntime, roomId: string): Promise<unknown[]> {
  const stored = await journal.load(roomId)
  return stored ? [...boardRecords(foldBoard(stored).doc).values()] : []
}
