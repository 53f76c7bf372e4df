import { z } from 'zod'
import { requireAllowed } from '@/server/auth/gate'
import { submitScorecard } from '@/server/commands/submit-scorecard'
import { json, writes } from '@/server/route'

const input = z.object({ action: z.literal('submit') })

/** Hands one's own card in (C3). */
export const POST = writes<z.infer<typeof input>, { id: string }>(
  input,
  async ({ runtime, request, params }) => {
    const author = await requireAllowed(request, params.id, 'scorecard.submit')
    return json({ card: await submitScorecard(runtime, author) })
  },
)
