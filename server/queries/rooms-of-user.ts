import { z } from 'zod'
import { AppError } from '@/lib/errors'
import type { Phase, Role, RoomKind } from '@/lib/permissions'
import { type FeedbackState, lateStartMs, roomPageSize, roomSections, type RoomSearch } from '@/lib/room-list'
import { isId } from '@/server/auth/id'
import { Prisma } from '@/server/db/generated/client'
import { forEverybody } from '@/server/queries/board-pictures'
import { readInstance } from '@/server/queries/instance'
import { problemsCalled } from '@/server/queries/problems'
import type { Runtime } from '@/server/runtime'

/** A room of somebody's as presenters take it. Times are ms since 1970. */
export interface OwnRoomRow {
  id: string
  title: string
  kind: RoomKind
  phase: Phase
  problemId: string | null
  /** How its problem is called where somebody wrote it. */
  ownTitle: string | null
  hostId: string
  keepDays: number | null
  keptFrom: number | null
  /** When it was opened from a session file (V7); null for a room of this instance. */
  importedAt: number | null
  createdAt: number
  scheduledAt: number | null
  endedAt: number | null
  feedback: FeedbackState | null
  /** In which languages there are pictures of its final board that this person may see. */
  pictureLocales: string[]
  /** When anybody was last there. */
  seenAt: number | null
  role: Role
  /** What this person is called there. */
  ownName: string
  /** When this person was last there. */
  visitedAt: number | null
  isArchived: boolean
  /** Place of its part in `roomSections`. */
  section: number
  /** Rooms of a part stand in the order of this, the greatest first. */
  place: number
  /** Everybody else who is in it, in the order they joined; of a file without whom oneself was there. */
  others: { name: string; color: number }[]
}

/** A page of somebody's rooms. */
export interface OwnRooms {
  rows: OwnRoomRow[]
  /** Where the list goes on; null at its end. */
  next: string | null
  /** There are none here, but some that were put away. */
  hasArchived: boolean
  /** How long the instance keeps rooms, in days; null for ever. */
  usualDays: number | null
}

/** Most words of a search that are looked at. */
const maxWords = 8

/** Where a page of the list ended. */
const bookmark = z.tuple([z.int().min(0).max(roomSections.length), z.number(), z.string().refine(isId)])

/**
 * The rooms that somebody is in and was not removed from: what is planned, soonest first, then what is open and what
 * is over, the last visited first. `after` is the answer's `next` of the page before; AppError invalid for one that
 * is none.
 */
export async function roomsOfUser(
  runtime: Pick<Runtime, 'db' | 'now'>,
  asked: { userId: string; search: RoomSearch; after: string | null; pageSize?: number },
): Promise<OwnRooms> {
  const { userId, search, after, pageSize = roomPageSize } = asked
  const found = await runtime.db.$queryRaw<Omit<OwnRoomRow, 'others'>[]>`
    WITH own AS (
      SELECT r.id, r.title, r.kind::text, r.phase::text, r."problemId", own_problem.title AS "ownTitle", r."hostId",
        r."keepDays", p.role::text, p.name AS "ownName",
        ${msOf('r."createdAt"')} AS "createdAt",
        ${msOf('r."keptFrom"')} AS "keptFrom",
        ${msOf('r."importedAt"')} AS "importedAt",
        ${msOf('i."scheduledAt"')} AS "scheduledAt",
        ${msOf('coalesce(i."endedAt", r."endedAt" AT TIME ZONE \'UTC\')')} AS "endedAt",
        ${msOf('p."lastSeenAt"')} AS "visitedAt",
        ${msOf('p."joinedAt"')} AS "joinedAt",
        (SELECT ${msOf('max(o."lastSeenAt")')} FROM "Participant" o WHERE o."roomId" = r.id) AS "seenAt",
        p."archivedAt" IS NOT NULL AS "isArchived",
        ${feedbackState} AS feedback,
        ARRAY (
          SELECT b.locale FROM "BoardPicture" b
          WHERE b."roomId" = r.id AND b.at = i."endedAt" AND b."madeFor" IN (${forEverybody}, p.id)
        ) AS "pictureLocales"
      FROM "Participant" p JOIN "Room" r ON r.id = p."roomId" LEFT JOIN "Interview" i ON i."roomId" = r.id
        LEFT JOIN "RoomProblem" own_problem ON own_problem."roomId" = r.id
      WHERE p."userId" = ${userId} AND p."removedAt" IS NULL
        AND (p."archivedAt" IS NOT NULL) = ${search.isArchived} AND ${matches(search)}
    ), parted AS (
      SELECT own.*, CASE
        WHEN phase IN ('ended', 'released') THEN 2
        WHEN phase = 'lobby' AND "scheduledAt" > ${runtime.now() - lateStartMs} THEN 0
        ELSE 1 END AS section
      FROM own WHERE ${search.feedback === null ? Prisma.sql`true` : Prisma.sql`feedback = ${search.feedback}`}
    ), placed AS (
      SELECT parted.*, CASE section
        WHEN 0 THEN -"scheduledAt"
        WHEN 2 THEN coalesce("endedAt", "createdAt")
        ELSE greatest("seenAt", "joinedAt") END AS place
      FROM parted
    )
    SELECT id, title, kind, phase, "problemId", "ownTitle", "hostId", "keepDays", "keptFrom", "importedAt",
      "createdAt", "scheduledAt", "endedAt", feedback, "pictureLocales", "seenAt", role, "ownName",
      "visitedAt", "isArchived", section, place
    FROM placed WHERE ${comesAfter(after)}
    ORDER BY section, place DESC, id LIMIT ${pageSize + 1}`
  const rows = found.slice(0, pageSize)
  const last = found.length > pageSize ? rows.at(-1) : undefined
  const [others, { retentionDays }, archived] = await Promise.all([
    othersIn(runtime, userId, rows),
    readInstance(runtime),
    rows.length > 0 || search.isArchived ? null : aRoomPutAway(runtime, userId),
  ])
  return {
    rows: rows.map((row) => ({ ...row, others: others.get(row.id) ?? [] })),
    hasArchived: archived !== null,
    next: last ? mark([last.section, last.place, last.id]) : null,
    usualDays: retentionDays,
  }
}

function aRoomPutAway({ db }: Pick<Runtime, 'db'>, userId: string): Promise<{ id: string } | null> {
  return db.participant.findFirst({
    where: { userId, removedAt: null, archivedAt: { not: null } },
    select: { id: true },
  })
}

/** Whether the participant has handed in what they think of the candidate. */
const hasHandedIn = Prisma.sql`EXISTS (
  SELECT 1 FROM "Scorecard" c
  WHERE c."roomId" = r.id AND c."participantId" = p.id AND NOT c."isSelf" AND c."submittedAt" IS NOT NULL
)`

/** Whether the participant has not rated themselves, and has no card of an interviewer, which they were before. */
const canRate = Prisma.sql`NOT EXISTS (
  SELECT 1 FROM "Scorecard" c
  WHERE c."roomId" = r.id AND c."participantId" = p.id AND (NOT c."isSelf" OR c."submittedAt" IS NOT NULL)
)`

/**
 * How it stands with the feedback of room r for participant p: what they have to do, then whether there is any. What was
 * opened from a file (V7) asks nothing of anybody.
 */
const feedbackState = Prisma.sql`CASE
  WHEN r.kind <> 'interview' OR r.phase NOT IN ('ended', 'released') THEN NULL
  WHEN r.phase = 'ended' AND r."importedAt" IS NULL AND p.role = 'interviewer' AND NOT ${hasHandedIn} THEN 'to_write'
  WHEN i."revealedAt" IS NULL AND r."importedAt" IS NULL AND p.role = 'candidate' AND ${canRate} THEN 'to_rate'
  WHEN r.phase = 'released' THEN 'here'
  WHEN r."importedAt" IS NULL THEN 'waiting' END`

function msOf(column: string): Prisma.Sql {
  return Prisma.raw(`(extract(epoch FROM ${column}) * 1000)::float8`)
}

/** Who may know what a room is about (P3). */
const mayKnowProblem = Prisma.sql`(r.phase <> 'lobby' OR p.role = 'interviewer')`

/** Every word stands in the title, in what it is about, or in the name of somebody else; the problem only for whoever may know it. */
function matches({ text, role, kind, problem }: RoomSearch): Prisma.Sql {
  const conditions = [Prisma.sql`true`]
  if (role) conditions.push(Prisma.sql`p.role::text = ${role}`)
  if (kind) conditions.push(Prisma.sql`r.kind::text = ${kind}`)
  if (problem) conditions.push(Prisma.sql`r."problemId" = ${problem} AND ${mayKnowProblem}`)
  for (const word of wordsOf(text)) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    conditions.push(Prisma.sql`(
      r.title ILIKE ${pattern}
      OR ((r."problemId" = ANY(${problemsCalled(word)}) OR own_problem.title ILIKE ${pattern}) AND ${mayKnowProblem})
      OR EXISTS (
        SELECT 1 FROM "Participant" o WHERE o."roomId" = r.id AND o."removedAt" IS NULL
          AND o."userId" <> p."userId" AND o.name ILIKE ${pattern}
      ))`)
  }
  return Prisma.join(conditions, ' AND ')
}

/** The words of a search. A letter at the end that is no syllable yet is still being typed. */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/\s+/u)
    .map((word) => word.replace(/(?<=.)[\u3131-\u318e]$/u, ''))
    .filter((word) => word !== '')
    .slice(0, maxWords)
}

function comesAfter(after: string | null): Prisma.Sql {
  if (after === null) return Prisma.sql`true`
  const [section, place, id] = readMark(after)
  return Prisma.sql`(section > ${section} OR (section = ${section} AND
    (place < ${place}::float8 OR (place = ${place}::float8 AND id > ${id}))))`
}

function mark(place: z.infer<typeof bookmark>): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

function readMark(after: string): z.infer<typeof bookmark> {
  try {
    return bookmark.parse(JSON.parse(Buffer.from(after, 'base64url').toString()))
  } catch {
    throw new AppError('invalid', { after: 'not_allowed' })
  }
}

async function othersIn(
  { db }: Pick<Runtime, 'db'>,
  userId: string,
  rooms: readonly Pick<OwnRoomRow, 'id' | 'importedAt' | 'ownName'>[],
): Promise<Map<string, OwnRoomRow['others']>> {
  const people = await db.participant.findMany({
    where: { roomId: { in: rooms.map(({ id }) => id) }, removedAt: null, userId: { not: userId } },
    orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
    select: { roomId: true, name: true, color: true },
  })
  const byRoom = new Map<string, OwnRoomRow['others']>()
  for (const { id, importedAt, ownName } of rooms) {
    const others = people.filter(
      ({ roomId, name }) => roomId === id && (importedAt === null || name !== ownName),
    )
    byRoom.set(
      id,
      others.map(({ name, color }) => ({ name, color })),
    )
  }
  return byRoom
}
