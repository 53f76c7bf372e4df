import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { hands } from '@/lib/interview/interview-state'
import { requireAllowed } from '@/server/auth/gate'
import { isId } from '@/server/auth/id'
import { raiseHand } from '@/server/commands/raise-hand'
import { json, writes } from '@/server/route'

const input = z.object({
  /** null lowers the hand. */
  wants: z.enum(hands).nullable(),
  /** Whose hand is lowered; one's own when it is left out. */
  participantId: z.string().optional(),
})

/** Raises one's hand, or lowers it; interviewers lower anybody's. */
export const POST = writes<z.infer<typeof input>, { id: string }>(
  input,
  async ({ runtime, request, params, body }) => {
    const action = body.wants === null ? 'hand.lower' : 'hand.raise'
    const { roomId, participantId, role } = await requireAllowed(request, params.id, action)
    const personId = body.participantId ?? participantId
    if (personId !== participantId && (body.wants !== null || role !== 'interviewer'))
      throw new AppError('forbidden')
    if (!isId(personId)) throw new AppError('not_found')
    await raiseHand(runtime, { roomId, participantId, personId, wants: body.wants })
    return json({ wants: body.wants })
  },
)
