import { z } from 'zod'
import { signOutDevices } from '@/server/commands/sign-out'
import { devicesOf } from '@/server/queries/devices'
import { json, reads, requireSession, writes } from '@/server/route'

/** The devices that are signed in as whoever asks, a guest too. */
export const GET = reads(async ({ runtime, request }) => {
  const session = await requireSession(request, runtime)
  return json({ devices: await devicesOf(runtime, session) })
})

/** Signs all other devices out (R3). */
export const DELETE = writes(z.object({}), async ({ runtime, request }) => {
  const session = await requireSession(request, runtime)
  await signOutDevices(runtime, session)
  return json({ devices: await devicesOf(runtime, session) })
})
