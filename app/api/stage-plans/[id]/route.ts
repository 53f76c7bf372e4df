import { z } from 'zod'
import { requireUser } from '@/server/auth/require-user'
import { deletePlan } from '@/server/commands/delete-plan'
import { json, writes } from '@/server/route'

const input = z.strictObject({})

/** Forgets one of one's own plans. */
export const DELETE = writes<z.infer<typeof input>, { id: string }>(
  input,
  async ({ runtime, request, params }) => {
    await deletePlan(runtime, { userId: await requireUser(request, runtime), planId: params.id })
    return json({})
  },
)
