import { z } from 'zod'
import { interviewRating } from '@/lib/rubric/interview-rating'
import { selfRating } from '@/lib/rubric/scorecard'
import { requireAllowed } from '@/server/auth/gate'
import { rateSelf } from '@/server/commands/rate-self'
import { readDebrief } from '@/server/queries/debrief'
import { json, writes } from '@/server/route'

const input = z.object({ scores: selfRating, interview: interviewRating.nullable().default(null) })

/** A candidate's rating of their own session and of the interview (C4). */
export const PUT = writes<z.infer<typeof input>, { id: string }>(
  input,
  async ({ runtime, request, params, body }) => {
    const author = await requireAllowed(request, params.id, 'self.rate')
    await rateSelf(runtime, author, { levels: body.scores, interview: body.interview })
    return json(await readDebrief(runtime, author))
  },
)
