import type { InstanceSettings } from '@/lib/account/instance'
import { AppError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locale'
import type { Role } from '@/lib/permissions'
import { rubricOf } from '@/lib/rubric/rubric-ids'
import { stageNow } from '@/lib/stage/clock'
import { newId } from '@/server/auth/id'
import { announce } from '@/server/commands/announce'
import { lockInterview, type LockedInterview } from '@/server/commands/lock-interview'
import { newInterview, newInvites, newRoom } from '@/server/commands/new-room'
import { recordEvent } from '@/server/commands/record-event'
import { takeProblem } from '@/server/commands/take-problem'
import type { Participant, Prisma } from '@/server/db/generated/client'
import { defaultSetupTitle } from '@/server/messages'
import { planBeforeChanges } from '@/server/queries/plan-before-changes'
import { readInstance } from '@/server/queries/instance'
import type { Runtime } from '@/server/runtime'

interface NextRoomInput {
  roomId: string
  participantId: string
  /** What it is about; null leaves that to the next lead. */
  problemId: string | null
  /** For the title. */
  locale: Locale
}

/**
 * "Swap roles, next problem" (R5d): a sister room in its lobby, set up as this one was, with everybody of this one in
 * it and roles exchanged. The one there is when it was asked for before, or by two at once. AppError wrong_phase in a
 * room that is no interview, or was made of a file, invalid for a problem that there is not for whoever picks it.
 */
export async function openNextRoom(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>,
  input: NextRoomInput,
): Promise<{ roomId: string }> {
  const { roomId } = input
  const instance = await readInstance(runtime)
  const next = await runtime.db.$transaction(async (tx) => {
    const locked = await lockInterview(tx, roomId)
    return locked.interview.nextRoomId ?? (await makeRoom(tx, runtime, { ...input, instance }, locked))
  })
  await announce(runtime, roomId)
  return { roomId: next }
}

async function makeRoom(
  tx: Prisma.TransactionClient,
  runtime: Pick<Runtime, 'now' | 'rooms'>,
  { roomId, participantId, problemId, locale, instance }: NextRoomInput & { instance: InstanceSettings },
  { hostId, interview, clock }: LockedInterview,
): Promise<string> {
  const at = runtime.now()
  const old = await tx.room.findUniqueOrThrow({
    where: { id: roomId },
    select: { kind: true, importedAt: true },
  })
  // Its people are names out of a file (V7): none of them would come.
  if (old.importedAt !== null) throw new AppError('wrong_phase')
  const people = await tx.participant.findMany({
    where: { roomId, removedAt: null },
    orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
  })
  const roles = exchanged(people, hostId)
  // Its name must not give the problem away to whoever waits in the lobby.
  const title = defaultSetupTitle('interview', locale)
  const made = newRoom(roles.hostId, title, problemId)
  const room = { ...made, kind: old.kind, phase: 'lobby' as const, keepDays: instance.retentionDays }
  const { level, isCoached, isRecorded, recordingDays, observersSeePrivate, callUrl, timeZone } = interview
  const rubric = rubricOf(interview.rubric)
  const setup = {
    ...{ level, rubric, isCoached, isRecorded, recordingDays },
    ...{ observersSeePrivate, callUrl, timeZone },
  }
  const plan = await planBeforeChanges(tx, roomId, clock)
  await tx.room.create({ data: room })
  const picker = people.find(({ id }) => id === participantId)
  await takeProblem(tx, runtime, {
    ...{ roomId: room.id, problemId, after: roomId },
    userId: picker?.userId ?? '',
  })
  await tx.interview.create({
    data: newInterview(room.id, { ...setup, plan, scheduledAt: null }, instance),
  })
  await tx.invite.createMany({ data: newInvites(room.id, at) })
  await tx.participant.createMany({
    data: people.map(({ id, userId, name, color }, place) => ({
      id: newId(),
      roomId: room.id,
      userId,
      name,
      color,
      role: roles.of.get(id) ?? 'observer',
      // Everybody is asked anew (J4), but for whoever leads: the set-up says what they want.
      consent: userId === roles.hostId ? true : null,
      joinedAt: new Date(at + place),
    })),
  })
  await tx.interview.update({ where: { roomId }, data: { nextRoomId: room.id } })
  await recordEvent(tx, {
    roomId,
    at,
    participantId,
    kind: 'next_room',
    stage: stageNow(clock),
    data: { roomId: room.id },
  })
  return room.id
}

/** Who is what in the next room: the candidate who came first leads it, and the lead is asked; all others stay what they are. */
function exchanged(
  people: readonly Participant[],
  hostId: string,
): { hostId: string; of: Map<string, Role> } {
  const of = new Map<string, Role>(people.map(({ id, role }) => [id, role]))
  const lead = people.find(({ userId }) => userId === hostId)
  const candidate = people.find(({ role }) => role === 'candidate')
  if (!candidate) return { hostId, of }
  of.set(candidate.id, 'interviewer')
  if (lead) of.set(lead.id, 'candidate')
  return { hostId: candidate.userId, of }
}
