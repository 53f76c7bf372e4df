import { z } from 'zod'
import { requireAllowed } from '@/server/auth/gate'
import { reopenInterview } from '@/server/commands/reopen-interview'
import { json, writes } from '@/server/route'

const nothing = z.object({})

/** Opens an interview again, within a day of its end (R4). */
export const POST = writes<z.infer<typeof nothing>, { id: string }>(
  nothing,
  async ({ runtime, request, params }) => {
    const { roomId, participantId } = await requireAllowed(request, params.id, 'interview.reopen')
    await reopenInterview(runtime, { roomId, participantId })
    return json({ phase: 'live' })
  },
)
