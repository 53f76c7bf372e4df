import type { RoomKind } from '@/lib/permissions'
import type { Participant, Prisma, PrismaClient, Room } from '@/server/db/generated/client'

/** Whether feedback can be released in a room at all: there is somebody to give it to, who is here. */
export function isReleasable({ kind, importedAt }: Pick<Room, 'kind' | 'importedAt'>): boolean {
  return kind === 'interview' && importedAt === null
}

/** The candidates who rate themselves: whoever was an interviewer before and has a card of one cannot any more. */
export function ratingCandidates(roomId: string): Prisma.ParticipantWhereInput {
  const ofInterviewer = { some: { isSelf: false } }
  return { roomId, role: 'candidate', removedAt: null, NOT: { scorecards: ofInterviewer } }
}

/** What candidates wrote: of somebody who is none any more it stays theirs, and nobody else's. */
export const ofCandidate = { participant: { role: 'candidate' } } as const

/** What a candidate has said of themselves. */
export const ratingOfCandidate = {
  isSelf: true,
  submittedAt: { not: null },
  ...ofCandidate,
} as const satisfies Prisma.ScorecardWhereInput

/**
 * Whether what somebody said of themselves, or of the interview, is for others to see: while they are a candidate. In a
 * practice room it is the card itself, and of what was opened from a file (V7) nothing is held back.
 */
export function isForOthers(
  { role }: Pick<Participant, 'role'>,
  { kind, isImported }: { kind: RoomKind; isImported: boolean },
): boolean {
  return role === 'candidate' || kind === 'practice' || isImported
}

/** How many of a room's candidates rate themselves, and how many of them have not yet. */
export async function candidatesToRate(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<{ candidates: number; unrated: number }> {
  const people = await db.participant.findMany({
    where: ratingCandidates(roomId),
    select: { scorecards: { where: { isSelf: true, submittedAt: { not: null } }, select: { id: true } } },
  })
  return {
    candidates: people.length,
    unrated: people.filter(({ scorecards }) => scorecards.length === 0).length,
  }
}

/** How many of a room's interviewers have not handed their card in. Whoever has left, or their role, is not waited for. */
export function interviewersToHandIn(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<number> {
  const handedIn = { some: { isSelf: false, submittedAt: { not: null } } }
  return db.participant.count({
    where: { roomId, role: 'interviewer', removedAt: null, NOT: { scorecards: handedIn } },
  })
}
