import { AppError } from '@/lib/errors'
import type { Role } from '@/lib/permissions'
import { type PlannedInterview, plannedInterviews } from '@/server/queries/planned-interview'
import type { StudyOfMember } from '@/server/queries/study-of-member'
import type { Runtime } from '@/server/runtime'

const minuteMs = 60_000

/**
 * The interviews of a member that have not begun, each with their part and the link for it: all whose time is not over, or
 * one meeting. AppError not_found for a meeting in which they have no part, wrong_phase where nothing is planned any more.
 */
export async function plannedOfMember(
  runtime: Pick<Runtime, 'db' | 'now'>,
  { meetings }: StudyOfMember,
  meetingId: string | null,
): Promise<{ role: Role; interview: PlannedInterview }[]> {
  const asked = meetingId === null ? meetings : meetings.filter(({ id }) => id === meetingId)
  if (asked.length === 0) throw new AppError('not_found')
  const waiting = asked.flatMap(({ part, room }) =>
    room?.phase === 'lobby' ? [{ role: part, roomId: room.id }] : [],
  )
  const planned = await plannedInterviews(runtime, waiting)
  const now = runtime.now()
  const isAhead = ({ interview: { scheduledAt, minutes } }: (typeof planned)[number]) =>
    scheduledAt + minutes * minuteMs > now
  // Whoever asks for one knows when it was to be.
  const found = meetingId === null ? planned.filter(isAhead) : planned
  if (found.length === 0) throw new AppError('wrong_phase')
  return found
}
