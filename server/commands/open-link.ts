/** What a link is worth at this moment: the first half of looking at it and of joining by it. */
import { AppError, type ErrorCode } from '@/lib/errors'
import type { Phase, Role, RoomKind } from '@/lib/permissions'
import { claimedInvite, tokenVersion } from '@/server/auth/invite-token'
import type { PrismaClient } from '@/server/db/generated/client'
import type { Runtime } from '@/server/runtime'

/** A link that is really ours, working or not. */
export interface OpenedLink {
  inviteId: string
  /** The version the token was made for. */
  version: number
  role: Role
  /** Why nobody new may join by it, or null while it works (J5). */
  refusal: ErrorCode | null
  room: { id: string; title: string; kind: RoomKind; phase: Phase; hostId: string }
}

/**
 * Reads a link's token. AppError link_unknown unless its secret is right for some version of a known
 * invite: only who was given a link learns that it was revoked, has expired or is used up (J5).
 */
export async function openLink(
  runtime: Pick<Runtime, 'db' | 'env' | 'now'>,
  token: string,
): Promise<OpenedLink> {
  const inviteId = claimedInvite(token)
  const invite = inviteId && (await findInvite(runtime.db, inviteId))
  const version = invite ? tokenVersion(token, invite, runtime.env.authSecret) : null
  if (!invite || version === null) throw new AppError('link_unknown')
  return {
    inviteId: invite.id,
    version,
    role: invite.role,
    refusal: refusalOf(invite, version, runtime.now()),
    room: invite.room,
  }
}

function findInvite(db: PrismaClient, id: string) {
  return db.invite.findUnique({
    where: { id },
    include: { room: { select: { id: true, title: true, kind: true, phase: true, hostId: true } } },
  })
}

type InviteWithRoom = NonNullable<Awaited<ReturnType<typeof findInvite>>>

function refusalOf(invite: InviteWithRoom, version: number, now: number): ErrorCode | null {
  if (invite.revokedAt || version < invite.version) return 'link_revoked'
  if (invite.room.phase === 'ended' || invite.room.phase === 'released') return 'room_ended'
  if (invite.expiresAt.getTime() <= now) return 'link_expired'
  if (invite.uses >= invite.maxUses) return 'link_used_up'
  return null
}
