import { z } from 'zod'
import { requireAccount } from '@/server/auth/account'
import { shareOwnProblem } from '@/server/commands/share-own-problem'
import { limitProblemSaves } from '@/server/limits'
import { requireOwner } from '@/server/queries/own-problems'
import { json, writes } from '@/server/route'

const input = z.strictObject({ isShared: z.boolean() })

/** Shows a problem to everybody with an account of this instance, or to nobody else any more (P4). */
export const PUT = writes<z.infer<typeof input>, { id: string }>(
  input,
  async ({ runtime, request, params: { id: problemId }, body }) => {
    const { userId } = await requireAccount(request, runtime)
    await limitProblemSaves(runtime, userId)
    await requireOwner(runtime, { userId, problemId })
    return json({ problem: await shareOwnProblem(runtime, { userId, problemId, ...body }) })
  },
)
