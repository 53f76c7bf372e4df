import { AppError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locale'
import type { Role } from '@/lib/permissions'
import { stageNow } from '@/lib/stage/clock'
import { newId } from '@/server/auth/id'
import { announce } from '@/server/commands/announce'
import { instanceUserId } from '@/server/commands/create-rooms-for-instance'
import { isKeptOut, isOwnLink, openLink, type OpenedLink } from '@/server/commands/open-link'
import { recordEvent } from '@/server/commands/record-event'
import { recordRecording, refuseLateNo, refuseStaleYes } from '@/server/commands/recording-consent'
import type { Prisma } from '@/server/db/generated/client'
import { readInterview } from '@/server/queries/interview-state'
import { dropPresenceOf } from '@/server/replay/presence-track'
import type { Runtime } from '@/server/runtime'

/** How many colours people have; the next ones share (lib/people-colors.ts). */
const colorCount = 6

export interface JoinRoomInput {
  token: string
  /** Clean already (lib/name.ts). Who comes back needs none; a signed-in user's own name is the default. */
  name?: string
  /** The signed-in user, or null for a guest, who becomes a user here (J2). */
  userId: string | null
  /** What they say to the recording of an interview (J4); who says nothing is asked in the room. */
  recording?: boolean
  /** For how many days they were told that it is kept; null as long as the room. */
  days?: number | null
  locale: Locale
}

export interface JoinedRoom {
  roomId: string
  participantId: string
  role: Role
  userId: string
}

type JoinRuntime = Pick<Runtime, 'db' | 'env' | 'now' | 'rooms' | 'log'>

/**
 * Takes somebody into a room by a link. Whoever is in already by their own link is the same participant as
 * before, also when the link has run out (J3); in another role AppError other_role (J7). Else the link
 * must work (link_*, room_ended: J5), has a use left, and a name is known (invalid: name required). Whoever
 * the host has removed hears that the link was withdrawn until it is made anew (R3). A latecomer who could draw and
 * says no to a recording that the others agreed to stays outside (recording_agreed: J4), and a yes holds for no longer
 * than they were told (recording_longer).
 */
export async function joinRoom(runtime: JoinRuntime, input: JoinRoomInput): Promise<JoinedRoom> {
  const link = await openLink(runtime, input.token)
  const back = await comeBack(runtime, link, input.userId)
  if (back) return back
  if (link.refusal) throw new AppError(link.refusal)
  const joined = await takeIn(runtime, link, input)
  await announce(runtime, link.room.id)
  return joined
}

/** The participant this user already is, if they are in; AppError other_role when a working link is not theirs. */
async function comeBack(
  runtime: Pick<Runtime, 'db'>,
  link: OpenedLink,
  userId: string | null,
): Promise<JoinedRoom | null> {
  if (!userId) return null
  const roomId = link.room.id
  const person = await runtime.db.participant.findUnique({ where: { roomId_userId: { roomId, userId } } })
  if (isKeptOut(person, link)) throw new AppError('link_revoked')
  if (!person || person.removedAt) return null
  if (isOwnLink(person, link)) return { roomId, participantId: person.id, role: person.role, userId }
  if (link.refusal) throw new AppError(link.refusal)
  throw new AppError('other_role', {}, { joined: { roomId, role: person.role } })
}

async function takeIn(runtime: JoinRuntime, link: OpenedLink, input: JoinRoomInput): Promise<JoinedRoom> {
  const roomId = link.room.id
  return runtime.db.$transaction(
    async (tx) => {
      // Joins of one room take turns, so that two newcomers never get one colour and two tabs of one browser
      // never two uses. Not the room's row: the log's flushes lock that one.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`join ${roomId}`}, 0))`
      const before = input.userId
        ? await tx.participant.findUnique({ where: { roomId_userId: { roomId, userId: input.userId } } })
        : null
      if (isKeptOut(before, link)) throw new AppError('link_revoked')
      if (before && !before.removedAt) {
        if (isOwnLink(before, link))
          return { roomId, participantId: before.id, role: before.role, userId: before.userId }
        throw new AppError('other_role', {}, { joined: { roomId, role: before.role } })
      }

      const name = input.name ?? before?.name ?? (await knownName(tx, input.userId))
      if (!name) throw new AppError('invalid', { name: 'required' })
      // In turn with whoever starts the clock: a no that passed it would delete the others' replay.
      await tx.$executeRaw`SELECT 1 FROM "Interview" WHERE "roomId" = ${roomId} FOR UPDATE`
      const interview = await readInterview(tx, roomId)
      const consent = (interview && input.recording) ?? null
      if (interview && consent !== null) {
        refuseLateNo(interview, link.role, consent)
        refuseStaleYes(interview, consent, input.days)
      }
      await countUse(tx, link, runtime.now())
      const userId = input.userId ?? (await newGuest(tx, name, input.locale))
      await claimHost(tx, link, userId)

      const place = { role: link.role, name, inviteId: link.inviteId, consent }
      const person = before
        ? // Removed, and invited again: the same person with the same colour, in the role of the new link.
          await tx.participant.update({
            where: { id: before.id },
            data: { ...place, removedAt: null, removedBy: null },
          })
        : await tx.participant.create({
            data: { ...place, id: newId(), roomId, userId, color: await nextColor(tx, roomId) },
          })
      if (before && consent === false) await dropPresenceOf(tx, { roomId, participantId: before.id })
      if (interview) {
        const at = runtime.now()
        const { id: participantId, role } = person
        const stage = stageNow(interview.clock)
        await recordEvent(tx, { roomId, at, participantId, kind: 'joined', stage, data: { role } })
        await recordRecording(tx, roomId, at, interview)
      }
      return { roomId, participantId: person.id, role: person.role, userId }
    },
    { maxWait: 10_000, timeout: 10_000 },
  )
}

/** Takes one use of the link, or refuses: judged and counted in one statement, against every other join and revocation. */
async function countUse(tx: Prisma.TransactionClient, link: OpenedLink, now: number): Promise<void> {
  const counted = await tx.invite.updateMany({
    where: {
      id: link.inviteId,
      version: link.version,
      revokedAt: null,
      expiresAt: { gt: new Date(now) },
      uses: { lt: tx.invite.fields.maxUses },
    },
    data: { uses: { increment: 1 } },
  })
  if (counted.count === 1) return
  const invite = await tx.invite.findUnique({ where: { id: link.inviteId } })
  if (!invite) throw new AppError('link_unknown')
  if (invite.revokedAt || invite.version !== link.version) throw new AppError('link_revoked')
  throw new AppError(invite.uses >= invite.maxUses ? 'link_used_up' : 'link_expired')
}

async function knownName(tx: Prisma.TransactionClient, userId: string | null): Promise<string | undefined> {
  const user = userId ? await tx.user.findUnique({ where: { id: userId } }) : null
  return user?.name
}

async function newGuest(tx: Prisma.TransactionClient, name: string, locale: Locale): Promise<string> {
  const { id } = await tx.user.create({ data: { id: newId(), name, locale } })
  return id
}

/** A room of `npm run room` has no person to lead it: its first interviewer does. */
async function claimHost(tx: Prisma.TransactionClient, link: OpenedLink, userId: string): Promise<void> {
  if (link.role !== 'interviewer' || link.room.hostId !== instanceUserId) return
  await tx.room.updateMany({ where: { id: link.room.id, hostId: instanceUserId }, data: { hostId: userId } })
}

/** The first colour nobody in the room has, else the next in turn. People who were removed keep theirs. */
async function nextColor(tx: Prisma.TransactionClient, roomId: string): Promise<number> {
  const taken = await tx.participant.findMany({ where: { roomId }, select: { color: true } })
  const colors = new Set(taken.map(({ color }) => color))
  for (let color = 0; color < colorCount; color++) if (!colors.has(color)) return color
  return taken.length % colorCount
}
