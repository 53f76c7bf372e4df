import { z } from 'zod'
import { requireUser } from '@/server/auth/require-user'
import { disconnectWay } from '@/server/commands/disconnect-way'
import { json, writes } from '@/server/route'

const input = z.strictObject({})

/** Takes away a site that vouches for whoever asks. */
export const DELETE = writes<z.infer<typeof input>, { provider: string }>(
  input,
  async ({ runtime, request, params }) => {
    await disconnectWay(runtime, {
      userId: await requireUser(request, runtime),
      provider: params.provider,
    })
    return json({})
  },
)
