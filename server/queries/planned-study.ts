import { AppError } from '@/lib/errors'
import type { Role } from '@/lib/permissions'
import { type PlannedInterview, plannedInterview } from '@/server/queries/planned-interview'
import type { StudyOfMember } from '@/server/queries/study-of-member'
import type { Runtime } from '@/server/runtime'

/**
 * The interviews of a member that have not begun, each with their part and the link for it: all of them, or one meeting.
 * AppError not_found for a meeting in which they have no part, wrong_phase where nothing is planned any more.
 */
export async function plannedOfMember(
  runtime: Pick<Runtime, 'db'>,
  { meetings }: StudyOfMember,
  meetingId: string | null,
): Promise<{ role: Role; interview: PlannedInterview }[]> {
  const asked = meetingId === null ? meetings : meetings.filter(({ id }) => id === meetingId)
  if (asked.length === 0) throw new AppError('not_found')
  const planned = asked.flatMap(({ part, room }) => {
    const hasLink = room?.invites.some(({ role, revokedAt }) => role === part && revokedAt === null)
    const isAhead = room?.phase === 'lobby' && room.interview?.scheduledAt
    return room && hasLink && isAhead ? [{ role: part, roomId: room.id }] : []
  })
  if (planned.length === 0) throw new AppError('wrong_phase')
  return Promise.all(
    planned.map(async ({ role, roomId }) => ({
      role,
      interview: await plannedInterview(runtime, roomId, role),
    })),
  )
}
