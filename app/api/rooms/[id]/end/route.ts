import { z } from 'zod'
import { requireAllowed } from '@/server/auth/gate'
import { endInterview } from '@/server/commands/end-interview'
import { json, writes } from '@/server/route'

const nothing = z.object({})

/** Ends the interview for everyone (R4). */
export const POST = writes<z.infer<typeof nothing>, { id: string }>(
  nothing,
  async ({ runtime, request, params }) => {
    const { roomId, participantId } = await requireAllowed(request, params.id, 'interview.end')
    return json(await endInterview(runtime, { roomId, participantId }))
  },
)
