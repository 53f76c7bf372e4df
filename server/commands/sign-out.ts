import { CloseCode } from '@/lib/board/protocol'
import { revokeSession, type Session } from '@/server/auth/session'
import type { Runtime } from '@/server/runtime'

/**
 * Signs one device out (R3). When it was the person's last one their open sockets close too; sockets do
 * not know their device, so while another device is signed in all of them stay until they are judged again.
 */
export async function signOut(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms'>,
  session: Pick<Session, 'userId' | 'sid'>,
): Promise<void> {
  await revokeSession(runtime, session.sid)
  const { userId } = session
  const others = await runtime.db.authSession.count({ where: { userId, revokedAt: null } })
  if (others > 0) return
  const places = await runtime.db.participant.findMany({
    where: { userId, removedAt: null },
    select: { id: true, roomId: true },
  })
  for (const { id, roomId } of places)
    runtime.rooms.disconnect(roomId, id, CloseCode.unauthenticated, 'signed out')
}
