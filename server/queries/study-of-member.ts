/** A study path, for one of its members. */
import { AppError } from '@/lib/errors'
import type { Role } from '@/lib/permissions'
import type { Prisma } from '@/server/db/generated/client'
import { plannedMinutes } from '@/server/queries/clock-of'
import { standingInvite } from '@/server/queries/invites-of-room'
import { inPlanOrder, type StudyMeetingRow, studyMeetingParts } from '@/server/queries/study-meeting-rows'
import type { Runtime } from '@/server/runtime'

const minuteMs = 60_000

/** A meeting in which a member has a part. */
export interface OwnMeetingRow extends StudyMeetingRow {
  part: Role
}

type OwnInvite = NonNullable<StudyMeetingRow['room']>['invites'][number]

/** What a member's page and calendar are made of. */
export interface StudyOfMember {
  member: { id: string; name: string; linkVersion: number }
  title: string
  meetings: OwnMeetingRow[]
}

/** The path of this member, and the meetings they have a part in. AppError link_unknown for one who went away meanwhile. */
export async function studyOfMember(runtime: Pick<Runtime, 'db'>, memberId: string): Promise<StudyOfMember> {
  const found = await runtime.db.studyMember.findUnique({
    where: { id: memberId },
    include: { path: { select: { title: true } } },
  })
  if (!found) throw new AppError('link_unknown')
  const { path, ...member } = found
  const where: Prisma.StudyMeetingWhereInput = {
    OR: [{ interviewerId: memberId }, { candidateId: memberId }, { observerId: memberId }],
  }
  const meetings = await runtime.db.studyMeeting.findMany({ where, include: studyMeetingParts })
  return {
    member,
    title: path.title,
    meetings: inPlanOrder(meetings).map((meeting) => ({ ...meeting, part: partIn(meeting, memberId) })),
  }
}

/** Their link to its room, for their own part alone (P5); null without a room, and where it was revoked. */
export function ownInvite({ room, part }: OwnMeetingRow): OwnInvite | null {
  return room && standingInvite(room.invites, part)
}

/**
 * Whether a calendar takes it: nobody has started it, it is not over by its plan at `now` (ms since 1970), and their link to it
 * was not revoked. The page offers by it, and the server gives by it.
 */
export function isForCalendar(meeting: OwnMeetingRow, now: number): boolean {
  const { room } = meeting
  if (room?.phase !== 'lobby' || !room.interview?.scheduledAt || !ownInvite(meeting)) return false
  return room.interview.scheduledAt.getTime() + plannedMinutes(room.interview) * minuteMs > now
}

function partIn({ interviewerId, candidateId }: StudyMeetingRow, memberId: string): Role {
  if (interviewerId === memberId) return 'interviewer'
  return candidateId === memberId ? 'candidate' : 'observer'
}
