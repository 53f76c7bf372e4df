import { z } from 'zod'
import { requireAccount } from '@/server/auth/account'
import { takeReference } from '@/server/commands/take-reference'
import { limitProblemSaves } from '@/server/limits'
import { requireOwner } from '@/server/queries/own-problems'
import { json, writes } from '@/server/route'

const input = z.strictObject({ roomId: z.string().nullable(), version: z.int().min(0).max(2_147_483_647) })

/** Makes the board of a room the reference design of a problem's draft, or takes that away. */
export const PUT = writes<z.infer<typeof input>, { id: string }>(
  input,
  async ({ runtime, request, params: { id: problemId }, body }) => {
    const { userId } = await requireAccount(request, runtime)
    await limitProblemSaves(runtime, userId)
    await requireOwner(runtime, { userId, problemId })
    return json({ problem: await takeReference(runtime, { userId, problemId, ...body }) })
  },
)
