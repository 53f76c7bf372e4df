import { z } from 'zod'
import { requireAllowed } from '@/server/auth/gate'
import { showFollowUp } from '@/server/commands/show-follow-up'
import { json, writes } from '@/server/route'

const input = z.object({ followUpId: z.string().max(64) })

/** Shows a follow-up card of the problem to everybody. */
export const POST = writes<z.infer<typeof input>, { id: string }>(
  input,
  async ({ runtime, request, params, body, locale }) => {
    const viewer = await requireAllowed(request, params.id, 'hint.give')
    await showFollowUp(runtime, { roomId: viewer.roomId, viewer, locale, ...body })
    return json({ shown: body.followUpId })
  },
)
