import { z } from 'zod'
import { requireUser } from '@/server/auth/require-user'
import { renewStudyLink } from '@/server/commands/renew-study-link'
import { json, writes } from '@/server/route'

const input = z.strictObject({})

/** Makes a member's link anew, and with it the links it led to. */
export const POST = writes<z.infer<typeof input>, { id: string; memberId: string }>(
  input,
  async ({ runtime, request, params }) => {
    const userId = await requireUser(request, runtime)
    await renewStudyLink(runtime, { userId, pathId: params.id, memberId: params.memberId })
    return json({})
  },
)
