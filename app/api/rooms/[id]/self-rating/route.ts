import { z } from 'zod'
import { selfRating } from '@/lib/rubric/scorecard'
import { requireAllowed } from '@/server/auth/gate'
import { rateSelf } from '@/server/commands/rate-self'
import { readDebrief } from '@/server/queries/debrief'
import { json, writes } from '@/server/route'

const input = z.object({ scores: selfRating })

/** A candidate's rating of their own session (C4). */
export const PUT = writes<z.infer<typeof input>, { id: string }>(
  input,
  async ({ runtime, request, params, body }) => {
    const author = await requireAllowed(request, params.id, 'self.rate')
    await rateSelf(runtime, author, body.scores)
    return json(await readDebrief(runtime, author))
  },
)
