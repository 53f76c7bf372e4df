import { AppError } from '@/lib/errors'
import type { Role, RoomKind } from '@/lib/permissions'
import { plannedInterview, type PlannedInterview } from '@/server/queries/planned-interview'
import type { Runtime } from '@/server/runtime'

/** What an invitation by mail is about. */
export interface Invitation {
  senderName: string
  title: string
  kind: RoomKind
  role: Role
  invite: { id: string; version: number; expiresAt: Date }
  /** Null where no time is set. */
  planned: { interview: PlannedInterview; zone: string } | null
}

/**
 * One link of a room and what it leads to. AppError not_found for a link of another room; link_revoked, link_expired
 * or link_used_up for one that lets nobody in.
 */
export async function readInvitation(
  runtime: Pick<Runtime, 'db' | 'now'>,
  { roomId, inviteId, senderName }: { roomId: string; inviteId: string; senderName: string },
): Promise<Invitation> {
  const found = await runtime.db.invite.findFirst({
    where: { id: inviteId, roomId },
    include: {
      room: {
        select: { title: true, kind: true, interview: { select: { scheduledAt: true, timeZone: true } } },
      },
    },
  })
  if (!found) throw new AppError('not_found')
  const { id, version, role, expiresAt, revokedAt, uses, maxUses, room } = found
  if (revokedAt) throw new AppError('link_revoked')
  if (expiresAt.getTime() <= runtime.now()) throw new AppError('link_expired')
  if (uses >= maxUses) throw new AppError('link_used_up')
  const { title, kind, interview } = room
  const planned = interview?.scheduledAt
    ? { interview: await plannedInterview(runtime, roomId, role), zone: interview.timeZone ?? 'UTC' }
    : null
  return { senderName, title, kind, role, invite: { id, version, expiresAt }, planned }
}
