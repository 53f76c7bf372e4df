import { z } from 'zod'
import { requireAccount } from '@/server/auth/account'
import { publishOwnProblem } from '@/server/commands/publish-own-problem'
import { limitPublishing } from '@/server/limits'
import { requireOwner } from '@/server/queries/own-problems'
import { json, writes } from '@/server/route'

const input = z.strictObject({ version: z.int().min(0).max(2_147_483_647) })

/** "Ready to use": what the draft says is what rooms get from now on (P4). */
export const POST = writes<z.infer<typeof input>, { id: string }>(
  input,
  async ({ runtime, request, params: { id: problemId }, body }) => {
    const { userId } = await requireAccount(request, runtime)
    await limitPublishing(runtime, userId)
    await requireOwner(runtime, { userId, problemId })
    return json({ problem: await publishOwnProblem(runtime, { userId, problemId, ...body }) })
  },
)
