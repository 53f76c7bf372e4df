import { CloseCode } from '@/lib/board/protocol'
import { AppError } from '@/lib/errors'
import { isId } from '@/server/auth/id'
import { revokeSession, type Session } from '@/server/auth/session'
import { closeDevices, revokeAll } from '@/server/commands/take-over'
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

/** Signs one device of this person out. AppError not_found for anybody else's. */
export async function signOutDevice(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms'>,
  { userId, sid }: Pick<Session, 'userId' | 'sid'>,
): Promise<void> {
  const device = isId(sid) ? await runtime.db.authSession.findUnique({ where: { id: sid } }) : null
  if (device?.userId !== userId || device.revokedAt) throw new AppError('not_found')
  await signOut(runtime, { sid })
}

/** Signs all devices of this person out but the one that asks. */
export async function signOutDevices(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms'>,
  { userId, sid }: Pick<Session, 'userId' | 'sid'>,
): Promise<void> {
  closeDevices(runtime, await runtime.db.$transaction((tx) => revokeAll(tx, userId, runtime.now(), sid)))
}
