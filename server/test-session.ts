/** An interview in its lobby with people in it who agreed to the recording, for tests of what happens in a session. */
import { inviteToken } from '@/server/auth/invite-token'
import { createRoom } from '@/server/commands/create-room'
import { joinRoom } from '@/server/commands/join-room'
import { invitesOfRoom } from '@/server/queries/invites-of-room'
import { testSecret, type TestRuntime } from '@/server/test-runtime'

export interface TestSession {
  roomId: string
  participantIds: Record<'host' | 'candidate' | 'interviewer', string>
}

export async function makeSession(runtime: TestRuntime): Promise<TestSession> {
  const problemId = 'payment-system'
  const made = await createRoom(runtime, {
    ...{ userId: null, name: 'Hana', title: 'Pay', problemId, locale: 'en' },
  })
  const { roomId } = made
  const links = await invitesOfRoom(runtime, roomId)
  const join = async (role: 'candidate' | 'interviewer') => {
    const invite = links.find((link) => link.role === role)
    const token = inviteToken(invite?.id ?? '', 1, testSecret)
    const input = { token, name: role, userId: null, locale: 'en' as const, recording: true }
    return (await joinRoom(runtime, input)).participantId
  }
  const candidate = await join('candidate')
  const participantIds = { host: made.participantId, candidate, interviewer: await join('interviewer') }
  await runtime.db.room.update({ where: { id: roomId }, data: { phase: 'lobby' } })
  return { roomId, participantIds }
}
