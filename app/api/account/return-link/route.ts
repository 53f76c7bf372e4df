import { z } from 'zod'
import { requireSession } from '@/server/auth/require-user'
import { returnLink } from '@/server/commands/guest-return'
import { json, reads, writes } from '@/server/route'

/** The guest's own link to come back by on another device (J8). */
export const GET = reads(async ({ runtime, request }) => {
  const session = await requireSession(request, runtime)
  return json({ url: await returnLink(runtime, session, { renew: false }) })
})

/** Makes all earlier links of the guest worthless, and signs every other device out. */
export const POST = writes(z.object({}), async ({ runtime, request }) => {
  const session = await requireSession(request, runtime)
  return json({ url: await returnLink(runtime, session, { renew: true }) })
})
