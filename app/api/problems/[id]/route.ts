import { z } from 'zod'
import { draftMaxBytes, ownDraft } from '@/lib/problem/own-problem'
import { requireAccount } from '@/server/auth/account'
import { deleteOwnProblem } from '@/server/commands/delete-own-problem'
import { saveOwnDraft } from '@/server/commands/save-own-draft'
import { limitProblemSaves } from '@/server/limits'
import { readOwnView, requireOwner } from '@/server/queries/own-problems'
import { json, reads, writes, writesLarge } from '@/server/route'
import { runtime as currentRuntime } from '@/server/runtime'

interface Params {
  id: string
}

/** A draft, and which version of the problem it was written on. */
const draftToSave = z.strictObject({ draft: ownDraft, version: z.int().min(0).max(2_147_483_647) })
/** As a draft may be written with every other sign escaped, its JSON is longer than what is kept of it. */
const maxBytes = 2 * draftMaxBytes
const nothing = z.strictObject({})

/** A problem of one's own, to go on writing. */
export const GET = reads<Params>(async ({ runtime, request, params: { id: problemId } }) => {
  const { userId } = await requireAccount(request, runtime)
  await requireOwner(runtime, { userId, problemId })
  return json(await readOwnView(runtime, { userId, problemId }))
})

/** Keeps its draft, whole or not. */
export const PUT = writesLarge<z.infer<typeof draftToSave>, Params>(
  draftToSave,
  {
    maxBytes,
    admit: async (request, { id: problemId }) => {
      const { userId } = await requireAccount(request, currentRuntime())
      await limitProblemSaves(currentRuntime(), userId)
      await requireOwner(currentRuntime(), { userId, problemId })
    },
  },
  async ({ runtime, request, params: { id: problemId }, body }) => {
    const { userId } = await requireAccount(request, runtime)
    return json(await saveOwnDraft(runtime, { userId, problemId, ...body }))
  },
)

/** Deletes it; rooms that have it keep it. */
export const DELETE = writes<z.infer<typeof nothing>, Params>(
  nothing,
  async ({ runtime, request, params: { id: problemId } }) => {
    const { userId } = await requireAccount(request, runtime)
    await deleteOwnProblem(runtime, { userId, problemId })
    return json({})
  },
)
