import { z } from 'zod'
import { requireAllowed } from '@/server/auth/gate'
import { claimLead, passLead } from '@/server/commands/change-lead'
import { json, writes } from '@/server/route'

const input = z.discriminatedUnion('action', [
  z.object({ action: z.literal('claim') }),
  z.object({ action: z.literal('pass'), to: z.string().regex(/^[\w-]{1,64}$/) }),
])

/** Takes over from a lead who is gone, or passes the lead on (R1). */
export const POST = writes<z.infer<typeof input>, { id: string }>(
  input,
  async ({ runtime, request, params, body }) => {
    const needed = body.action === 'claim' ? 'lead.claim' : 'people.manage'
    const { roomId, participantId } = await requireAllowed(request, params.id, needed)
    if (body.action === 'claim') await claimLead(runtime, { roomId, participantId })
    else await passLead(runtime, { roomId, participantId, to: body.to })
    return json({ lead: body.action === 'claim' ? participantId : body.to })
  },
)
