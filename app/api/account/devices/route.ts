import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { signOutDevices } from '@/server/commands/sign-out'
import { devicesOf } from '@/server/queries/devices'
import { json, reads, sessionOf, writes } from '@/server/route'

/** The devices that are signed in as whoever asks, a guest too. */
export const GET = reads(async ({ runtime, request }) => {
  const session = await sessionOf(request, runtime)
  if (!session) throw new AppError('unauthenticated')
  return json({ devices: await devicesOf(runtime, session) })
})

/** Signs all other devices out (R3). */
export const DELETE = writes(z.object({}), async ({ runtime, request }) => {
  const session = await sessionOf(request, runtime)
  if (!session) throw new AppError('unauthenticated')
  await signOutDevices(runtime, session)
  return json({ devices: await devicesOf(runtime, session) })
})
