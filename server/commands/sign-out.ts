import { CloseCode } from '@/lib/board/protocol'
import { revokeSession, type Session } from '@/server/auth/session'
import type { Runtime } from '@/server/runtime'

/**
 * Signs one device out (R3). Its sockets on this server close at once; sockets elsewhere within 10 s at
 * the latest, when every connection is judged again. Other devices of the person stay signed in.
 */
export async function signOut(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms'>,
  { sid }: Pick<Session, 'sid'>,
): Promise<void> {
  await revokeSession(runtime, sid)
  runtime.rooms.disconnectSession(sid, CloseCode.unauthenticated, 'signed out')
}
