/** Sessions to record, for tests: a room of a real database, drawn in by a script. */
import { createRoom } from '@/server/commands/create-room'
import { endInterview } from '@/server/commands/end-interview'
import { joinRoom } from '@/server/commands/join-room'
import { inviteToken } from '@/server/auth/invite-token'
import { invitesOfRoom } from '@/server/queries/invites-of-room'
import { packRecording } from '@/server/replay/pack-recording'
import { type Script, scriptedSession } from '@/server/replay/scripted-session'
import type { LogRow } from '@/server/room/log'
import { testSecret, type TestRuntime } from '@/server/test-runtime'

export interface RecordedRoom {
  roomId: string
  /** Participant ids and users of the host, who interviews, and of the candidate. */
  host: { participantId: string; userId: string }
  candidate: { participantId: string; userId: string }
}

/** An interview in which everybody agreed to be recorded; nobody has drawn anything yet. */
export async function recordedRoom(runtime: TestRuntime): Promise<RecordedRoom> {
  const problemId = 'payment-system'
  const host = await createRoom(runtime, {
    userId: null,
    name: 'Hana',
    title: 'Pay',
    problemId,
    locale: 'en',
  })
  const { roomId } = host
  const invite = (await invitesOfRoom(runtime, roomId)).find(({ role }) => role === 'candidate')
  const token = inviteToken(invite?.id ?? '', 1, testSecret)
  const candidate = await joinRoom(runtime, { token, name: 'Jun', userId: null, locale: 'en' })
  await runtime.db.participant.updateMany({ where: { roomId }, data: { consent: true } })
  return { roomId, host, candidate }
}

/** Writes rows into the log of a room. */
export async function writeLog(
  { journal }: Pick<TestRuntime, 'journal'>,
  roomId: string,
  rows: Iterable<LogRow>,
): Promise<void> {
  const all = [...rows]
  for (let first = 0; first < all.length; first += 2000)
    await journal.append([{ roomId, rows: all.slice(first, first + 2000), claims: [] }])
}

/** Lets the two of a room draw by a script. */
export async function drawByScript(
  runtime: TestRuntime,
  { roomId, host, candidate }: RecordedRoom,
  script: Pick<Script, 'minutes' | 'seed'> & Partial<Script>,
): Promise<void> {
  const people = [host.participantId, candidate.participantId] as const
  await writeLog(runtime, roomId, scriptedSession({ people, startsAt: runtime.now(), ...script }))
}

/** Ends the session, and waits until it is packed. */
export async function endAndPack(runtime: TestRuntime, { roomId, host }: RecordedRoom): Promise<void> {
  await endInterview(runtime, { roomId, participantId: host.participantId })
  await packRecording(runtime, roomId)
}
