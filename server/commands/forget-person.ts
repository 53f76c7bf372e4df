import { defaultLocale, isLocale, locales } from '@/lib/i18n/locale'
import { withoutNotesOf } from '@/lib/report/released'
import { mayBeSameName } from '@/lib/study/study-path'
import { newId } from '@/server/auth/id'
import { keepNo } from '@/server/commands/recording-consent'
import type { BoardPicture, Prisma } from '@/server/db/generated/client'
import { defaultInstanceRoomTitle, defaultRoomTitle, leaversName, namesInStudyTitle } from '@/server/messages'
import { presentReleased } from '@/server/presenters/present-release'
import { readInterview } from '@/server/queries/interview-state'
import { dropPresenceOf } from '@/server/replay/presence-track'

/** A place in a room, with what is needed to leave it without a trace. */
type Place = Prisma.ParticipantGetPayload<{ include: typeof placeParts }>

const placeParts = {
  room: { select: { title: true, host: { select: { locale: true } } } },
  invite: { select: { role: true } },
} satisfies Prisma.ParticipantInclude

/**
 * Deletes a user who leads no room, and what is theirs alone: devices, ways in, secrets that were mailed to them,
 * plans, notes, scorecards with their feedback, ratings, ticks, late copies, boards their browser drew for them, where
 * they pointed and looked. Their places stay, since what they drew and what was released to candidates hangs on them, but
 * belong to a user without name or address whom nobody can be, in recordings too. Answers the devices whose sockets are
 * to be closed, the rooms to be told, and the pictures whose bytes are still in the store.
 */
export async function forgetPerson(
  tx: Prisma.TransactionClient,
  userId: string,
  now: number,
): Promise<{ devices: string[]; roomIds: string[]; pictures: BoardPicture[] }> {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    include: { authSessions: { where: { revokedAt: null }, select: { id: true } } },
  })
  const places = await tx.participant.findMany({ where: { userId }, include: placeParts })
  // In turn with whoever writes, packs or unpacks what is kept of them. Before any row of a place.
  await tx.$executeRaw`
    SELECT 1 FROM "Interview" WHERE "roomId" = ANY(${places.map(({ roomId }) => roomId)})
    ORDER BY "roomId" FOR UPDATE`
  const placeIds = places.map(({ id }) => id)
  await deleteWritings(tx, placeIds)
  await forgetInReleases(
    tx,
    placeIds,
    places.map(({ roomId }) => roomId),
  )
  const madeForThem = { where: { madeFor: { in: placeIds } } }
  const pictures = await tx.boardPicture.findMany(madeForThem)
  await tx.boardPicture.deleteMany(madeForThem)
  if (places.length > 0) {
    const leaver = await tx.user.create({ data: { id: newId(), name: '' } })
    for (const place of places) await leavePlace(tx, place, { leaverId: leaver.id, name: user.name, now })
  }
  if (user.email !== null) {
    await tx.oneTimeToken.deleteMany({ where: { email: user.email } })
    await tx.signUpInvite.deleteMany({ where: { email: user.email } })
  }
  await tx.user.delete({ where: { id: userId } })
  return {
    devices: user.authSessions.map(({ id }) => id),
    roomIds: places.map(({ roomId }) => roomId),
    pictures,
  }
}

/** Deletes what somebody wrote for themselves or for those who judge: nothing of it is the board. */
async function deleteWritings(tx: Prisma.TransactionClient, participantIds: string[]): Promise<void> {
  const theirs = { where: { participantId: { in: participantIds } } }
  await tx.note.deleteMany(theirs)
  await tx.scorecard.deleteMany(theirs)
  await tx.interviewRating.deleteMany(theirs)
  await tx.checkTick.deleteMany(theirs)
  await tx.lateCopy.deleteMany(theirs)
}

/**
 * What was released to a candidate is the candidate's, and stays; not the notes that were given along, nor who released
 * it.
 */
async function forgetInReleases(
  tx: Prisma.TransactionClient,
  participantIds: string[],
  roomIds: string[],
): Promise<void> {
  await tx.release.updateMany({
    where: { participantId: { in: participantIds } },
    data: { participantId: null },
  })
  for (const row of await tx.release.findMany({ where: { roomId: { in: roomIds } } })) {
    const content = withoutNotesOf(presentReleased(row), participantIds)
    const { roomId, version } = row
    await tx.release.update({ where: { roomId_version: { roomId, version } }, data: { content } })
  }
}

async function leavePlace(
  tx: Prisma.TransactionClient,
  place: Place,
  leaver: { leaverId: string; name: string; now: number },
): Promise<void> {
  const { id, roomId, joinedAt, removedAt, consent, room } = place
  const names = [place.name, leaver.name]
  const locale = isLocale(room.host.locale) ? room.host.locale : defaultLocale
  if (removedAt === null && consent === false) {
    const interview = await readInterview(tx, roomId)
    if (interview) await keepNo(tx, interview, { id, roomId })
  }
  // When somebody was last there stays: it names nobody, and the room is kept for so long after it.
  await tx.participant.update({
    where: { id },
    data: {
      userId: leaver.leaverId,
      name: leaversName(locale),
      removedAt: removedAt ?? new Date(leaver.now),
      inviteId: null,
      consent: null,
      hand: null,
      handAt: null,
      archivedAt: null,
    },
  })
  await forgetInRecording(tx, roomId, id, leaversName(locale))
  await dropPresenceOf(tx, { roomId, participantId: id })
  if (mayBeNamedInStudyTitle(place, names))
    await tx.room.update({ where: { id: roomId }, data: { title: defaultInstanceRoomTitle(locale) } })
  // A room that nobody gave a title is called after whoever started it: not after somebody who came later, whatever
  // their name.
  const isLater = await tx.participant.count({ where: { roomId, joinedAt: { lt: joinedAt } } })
  if (isLater > 0) return
  const namedAfter = locales.flatMap((known) => names.map((name) => defaultRoomTitle(name, known)))
  if (namedAfter.includes(room.title))
    await tx.room.update({ where: { id: roomId }, data: { title: defaultInstanceRoomTitle(locale) } })
}

/**
 * Whether the title that a room has of its study path could hold the name of whoever had this place. It names who asks and
 * who answers, as their path called them: whoever has one of these parts, or came by a link for one, may have typed another
 * name, and the path, which knew, may be gone or call them something else by now. Whoever came to look on is in it only
 * where a name of theirs is, whole or cut.
 */
function mayBeNamedInStudyTitle({ room, role, invite }: Place, names: readonly string[]): boolean {
  const named = namesInStudyTitle(room.title)
  if (named === null) return false
  if (role !== 'observer' || invite?.role !== 'observer') return true
  return named.some((one) => names.some((name) => mayBeSameName(one, name)))
}

/**
 * Puts another name into the recording of a room that was packed with theirs. After their place has it: whoever packs
 * reads the names with those rows locked, and so either has the new one or is done before this looks.
 */
async function forgetInRecording(
  tx: Prisma.TransactionClient,
  roomId: string,
  participantId: string,
  name: string,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Recording" SET head = jsonb_set(head, '{people}', (
      SELECT coalesce(jsonb_agg(
        CASE WHEN person->>'id' = ${participantId}
          THEN person || jsonb_build_object('name', ${name}::text) ELSE person END
        ORDER BY place
      ), '[]')
      FROM jsonb_array_elements(head->'people') WITH ORDINALITY AS one(person, place)
    ))
    WHERE "roomId" = ${roomId} AND jsonb_typeof(head->'people') = 'array'`
}
