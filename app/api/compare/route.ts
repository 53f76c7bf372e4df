import { z } from 'zod'
import { requireAllowed } from '@/server/auth/gate'
import { limitReadingSessions } from '@/server/limits'
import { compareSessions } from '@/server/queries/compare-sessions'
import { json, readQuery, reads } from '@/server/route'

const query = z.object({ a: z.string(), b: z.string() })

/** Two sessions that whoever asks was in, compared (V4). */
export const GET = reads(async ({ runtime, request, locale }) => {
  const { a, b } = readQuery(query, request)
  const first = await requireAllowed(request, a, 'report.read')
  const second = await requireAllowed(request, b, 'report.read')
  await limitReadingSessions(runtime, first.userId)
  return json(await compareSessions(runtime, [first, second], locale))
})
