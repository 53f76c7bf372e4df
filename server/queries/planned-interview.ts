import { AppError } from '@/lib/errors'
import type { Role } from '@/lib/permissions'
import { planMinutes } from '@/lib/stage/plan'
import { readSetup } from '@/server/queries/interview-setup'
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

/** What a calendar file for this role says. AppError wrong_phase where nothing is planned, link_revoked without a link that works. */
export async function plannedInterview(
  runtime: Pick<Runtime, 'db'>,
  roomId: string,
  role: Role,
): Promise<PlannedInterview> {
  const found = await readSetup(runtime.db, roomId)
  const scheduledAt = found?.setup.scheduledAt ?? null
  if (!found || scheduledAt === null) throw new AppError('wrong_phase')
  const [room, changes, invite] = await Promise.all([
    runtime.db.room.findUniqueOrThrow({
      where: { id: roomId },
      select: {
        title: true,
        hostId: true,
        participants: { where: { removedAt: null }, select: { userId: true, name: true } },
      },
    }),
    runtime.db.interviewEvent.count({ where: { roomId, kind: 'set_up' } }),
    runtime.db.invite.findUnique({ where: { roomId_role: { roomId, role } } }),
  ])
  if (!invite || invite.revokedAt) throw new AppError('link_revoked')
  return {
    roomId,
    title: room.title,
    hostName: room.participants.find(({ userId }) => userId === room.hostId)?.name ?? '',
    scheduledAt,
    minutes: planMinutes(found.setup.plan),
    callUrl: found.setup.callUrl,
    revision: Math.max(0, changes - 1),
    invite: { id: invite.id, version: invite.version },
  }
}
