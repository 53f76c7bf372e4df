import { z } from 'zod'
import { requireAllowed } from '@/server/auth/gate'
import { submitScorecard } from '@/server/commands/submit-scorecard'
import { takeBackScorecard } from '@/server/commands/take-back-scorecard'
import { json, writes } from '@/server/route'

const input = z.object({ action: z.enum(['submit', 'take_back']) })

/** Hands one's own card in (C3), or takes it back to change it. */
export const POST = writes<z.infer<typeof input>, { id: string }>(
  input,
  async ({ runtime, request, params, body }) => {
    const author = await requireAllowed(request, params.id, 'scorecard.submit')
    const act = body.action === 'submit' ? submitScorecard : takeBackScorecard
    return json({ card: await act(runtime, author) })
  },
)
