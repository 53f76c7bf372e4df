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
  /** When its version was made. */
  createdAt: Date
  /** Why nobody new may join by it, or null while it works (J5). */
  refusal: ErrorCode | null
  room: { id: string; title: string; kind: RoomKind; phase: Phase; hostId: string }
  /** Whether whoever joins is asked about a recording (J4). */
  asksRecording: boolean
  /** For how many days after the end a recording is kept; null as long as the room. */
  recordingDays: number | null
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
  const { interview, ...room } = invite.room
  return {
    inviteId: invite.id,
    version,
    role: invite.role,
    createdAt: invite.createdAt,
    refusal: refusalOf(invite, version, runtime.now()),
    room,
    asksRecording: interview?.isRecorded ?? false,
    recordingDays: interview?.recordingDays ?? null,
  }
}

/**
 * Whether the host has removed this person and not given out the link anew since: whoever was removed stays
 * out by every link they may hold (R3), and a renewed one is how the host lets them in again.
 */
export function isKeptOut(
  person: { removedAt: Date | null; removedBy: string | null } | null,
  link: Pick<OpenedLink, 'createdAt'>,
): boolean {
  if (!person?.removedAt || person.removedBy === null) return false
  return link.createdAt <= person.removedAt
}

/**
 * Whether the link is this person's own: it leads to their role, or it is the one they came by, which goes on
 * working when the host has given them another role since (J3).
 */
export function isOwnLink(
  person: { role: Role; inviteId: string | null },
  link: Pick<OpenedLink, 'role' | 'inviteId'>,
): boolean {
  return person.role === link.role || person.inviteId === link.inviteId
}

function findInvite(db: PrismaClient, id: string) {
  return db.invite.findUnique({
    where: { id },
    include: {
      room: {
        select: {
          id: true,
          title: true,
          kind: true,
          phase: true,
          hostId: true,
          interview: { select: { isRecorded: true, recordingDays: true } },
        },
      },
    },
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
