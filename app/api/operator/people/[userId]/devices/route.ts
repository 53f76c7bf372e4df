import { z } from 'zod'
import { requireAdmin } from '@/server/auth/account'
import { signOutEverywhere } from '@/server/commands/sign-out-everywhere'
import { json, writes } from '@/server/route'

const input = z.strictObject({})

/** Signs somebody out on every device. */
export const DELETE = writes<z.infer<typeof input>, { userId: string }>(
  input,
  async ({ runtime, request, params }) => {
    const { userId: by } = await requireAdmin(request, runtime)
    await signOutEverywhere(runtime, { userId: params.userId, by })
    return json({})
  },
)
