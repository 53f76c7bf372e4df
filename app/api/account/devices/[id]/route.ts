import { z } from 'zod'
import { signOutDevice } from '@/server/commands/sign-out'
import { devicesOf } from '@/server/queries/devices'
import { json, requireSession, writes } from '@/server/route'

/** Signs one of one's own devices out (R3). */
export const DELETE = writes<object, { id: string }>(
  z.object({}),
  async ({ runtime, request, params: { id } }) => {
    const session = await requireSession(request, runtime)
    await signOutDevice(runtime, { userId: session.userId, sid: id })
    return json({ devices: await devicesOf(runtime, session) })
  },
)
