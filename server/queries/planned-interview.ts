import { AppError } from '@/lib/errors'
import type { Role } from '@/lib/permissions'
import type { Prisma } from '@/server/db/generated/client'
import { plannedMinutes } from '@/server/queries/clock-of'
import { standingInvite } from '@/server/queries/invites-of-room'
import type { Runtime } from '@/server/runtime'

/** An interview as a calendar takes it. */
export interface PlannedInterview {
  roomId: string
  title: string
  hostName: string
  /** ms since 1970. */
  scheduledAt: number
  minutes: number
  callUrl: string | null
  /** How often it has been changed: a calendar takes the newest. */
  revision: number
  /** The link of the role it is for. */
  invite: { id: string; version: number }
}

/** What a calendar file for this role says. AppError wrong_phase where nothing is planned, link_revoked where that of the role was revoked. */
export async function plannedInterview(
  runtime: Pick<Runtime, 'db'>,
  roomId: string,
  role: Role,
): Promise<PlannedInterview> {
  const [row] = await readRows(runtime, [roomId])
  if (!row?.interview?.scheduledAt) throw new AppError('wrong_phase')
  const planned = plannedIn(row, role)
  if (!planned) throw new AppError('link_revoked')
  return planned
}

/**
 * The same of many rooms, each with the role it is for and what else is known of it. What is not planned any more, or
 * by a link that was revoked, is left out.
 */
export async function plannedInterviews<Wanted extends { roomId: string; role: Role }>(
  runtime: Pick<Runtime, 'db'>,
  wanted: readonly Wanted[],
): Promise<(Wanted & { interview: PlannedInterview })[]> {
  const rows = await readRows(
    runtime,
    wanted.map(({ roomId }) => roomId),
  )
  const known = new Map(rows.map((row) => [row.id, row]))
  return wanted.flatMap((one) => {
    const row = known.get(one.roomId)
    const interview = row && plannedIn(row, one.role)
    return interview ? [{ ...one, interview }] : []
  })
}

const parts = {
  id: true,
  title: true,
  hostId: true,
  participants: { where: { removedAt: null }, select: { userId: true, name: true } },
  interview: { select: { scheduledAt: true, callUrl: true, clock: true, clockVersion: true } },
  invites: { select: { id: true, role: true, version: true, revokedAt: true } },
  _count: { select: { events: { where: { kind: 'set_up' } } } },
} satisfies Prisma.RoomSelect

const readRows = ({ db }: Pick<Runtime, 'db'>, roomIds: string[]) =>
  db.room.findMany({ where: { id: { in: roomIds } }, select: parts })

/** Null where nothing is planned, or the link of the role was revoked. */
function plannedIn(
  row: Prisma.RoomGetPayload<{ select: typeof parts }>,
  role: Role,
): PlannedInterview | null {
  const invite = standingInvite(row.invites, role)
  const { id: roomId, title, hostId, participants, interview, _count } = row
  if (!interview?.scheduledAt || !invite) return null
  return {
    roomId,
    title,
    hostName: participants.find(({ userId }) => userId === hostId)?.name ?? '',
    scheduledAt: interview.scheduledAt.getTime(),
    minutes: plannedMinutes(interview),
    callUrl: interview.callUrl,
    // A new link is a change, too: the old one in a calendar leads nowhere.
    revision: Math.max(0, _count.events - 1) + invite.version - 1,
    invite: { id: invite.id, version: invite.version },
  }
}
