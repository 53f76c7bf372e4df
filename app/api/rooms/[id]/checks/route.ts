import { z } from 'zod'
import { isCheckOf } from '@/lib/stage/checks'
import { stageIds } from '@/lib/stage/stages'
import { requireAllowed } from '@/server/auth/gate'
import { tickCheck } from '@/server/commands/tick-check'
import { json, writes } from '@/server/route'

const input = z
  .object({ stage: z.enum(stageIds), check: z.string(), ticked: z.boolean() })
  .refine(({ stage, check }) => isCheckOf(stage, check), { path: ['check'] })

/** Ticks a check question of a stage: for oneself, or as a candidate for everybody (S4). */
export const PUT = writes<z.infer<typeof input>, { id: string }>(
  input,
  async ({ runtime, request, params, body }) => {
    const { roomId, participantId, role } = await requireAllowed(request, params.id, 'check.tick')
    const { stage, check, ticked } = body
    await tickCheck(runtime, { roomId, participantId, role, stage, check, isTicked: ticked })
    return json(body)
  },
)
