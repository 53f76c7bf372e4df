import type { Prisma } from '@/server/db/generated/client'
import type { Viewer } from '@/server/auth/gate'
import { ofCandidate, ratingOfCandidate } from '@/server/queries/release-waits'
import type { Runtime } from '@/server/runtime'

/** Whose words go into somebody's copy of a session, as conditions on their rows. */
export interface FileWritings {
  notes: Prisma.NoteWhereInput
  cards: Prisma.ScorecardWhereInput
  ticks: Prisma.CheckTickWhereInput
  interviewRatings: Prisma.InterviewRatingWhereInput
  releases: Prisma.ReleaseWhereInput
}

/** Nobody's. */
const nobodys = { id: { in: [] } }
const ofNoRoom = { roomId: { in: [] } }

/**
 * What this viewer takes along of what was written down (C2, C5): a candidate their own rating of themselves and what
 * was ticked for everybody; an interviewer, as at their desk, what is theirs, of the others what they have submitted
 * once their own is, and what candidates said of themselves and of the interview once it was shown; both what was released, an
 * interviewer once they have submitted. What was made of a file held only what its importer
 * may see.
 */
export async function writingsFor(
  { db }: Pick<Runtime, 'db'>,
  { roomId, participantId, role, kind }: Pick<Viewer, 'roomId' | 'participantId' | 'role' | 'kind'>,
): Promise<FileWritings> {
  const own = { roomId, participantId }
  if (role !== 'interviewer')
    return {
      notes: nobodys,
      cards: { ...own, isSelf: true, submittedAt: { not: null } },
      ticks: { roomId, isShared: true },
      ...{ interviewRatings: ofNoRoom, releases: { roomId } },
    }
  const room = await db.room.findUniqueOrThrow({
    where: { id: roomId },
    select: { importedAt: true, interview: { select: { revealedAt: true } } },
  })
  if (room.importedAt !== null)
    return {
      ...{ notes: { roomId, deletedAt: null }, cards: { roomId }, ticks: { roomId } },
      ...{ interviewRatings: { roomId }, releases: { roomId } },
    }
  const mine = await db.scorecard.findUnique({
    where: { roomId_participantId_isSelf: { ...own, isSelf: kind === 'practice' } },
  })
  const submitted = { roomId, isSelf: false, submittedAt: { not: null } }
  const colleagues = mine?.submittedAt ? [{ participant: { scorecards: { some: submitted } } }] : []
  const isShown = (room.interview?.revealedAt ?? null) !== null
  return {
    notes: { roomId, deletedAt: null, OR: [{ participantId }, ...colleagues] },
    cards: {
      roomId,
      OR: [
        { participantId },
        ...(mine?.submittedAt ? [submitted] : []),
        ...(isShown ? [ratingOfCandidate] : []),
      ],
    },
    ticks: { roomId, OR: [{ isShared: true }, { participantId }] },
    interviewRatings:
      isShown && mine?.submittedAt ? { roomId, OR: [{ participantId }, ofCandidate] } : ofNoRoom,
    releases: mine?.submittedAt ? { roomId } : ofNoRoom,
  }
}
