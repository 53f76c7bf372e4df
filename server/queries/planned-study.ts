import { AppError } from '@/lib/errors'
import type { Role } from '@/lib/permissions'
import { type PlannedInterview, plannedInterviews } from '@/server/queries/planned-interview'
import { isForCalendar, type OwnMeetingRow, type StudyOfMember } from '@/server/queries/study-of-member'
import type { Runtime } from '@/server/runtime'

/**
 * The interviews of a member that a calendar takes, each with their part and the link for it: all, or one meeting.
 * AppError not_found for a meeting in which they have no part, wrong_phase where nothing is planned any more.
 */
export async function plannedOfMember(
  runtime: Pick<Runtime, 'db' | 'now'>,
  { meetings }: StudyOfMember,
  meetingId: string | null,
): Promise<{ role: Role; meeting: OwnMeetingRow; interview: PlannedInterview }[]> {
  const asked = meetingId === null ? meetings : meetings.filter(({ id }) => id === meetingId)
  if (asked.length === 0) throw new AppError('not_found')
  const now = runtime.now()
  const ahead = asked.filter((meeting) => isForCalendar(meeting, now))
  const planned = await plannedInterviews(
    runtime,
    ahead.flatMap((meeting) =>
      meeting.room ? [{ role: meeting.part, roomId: meeting.room.id, meeting }] : [],
    ),
  )
  if (planned.length === 0) throw new AppError('wrong_phase')
  return planned
}
