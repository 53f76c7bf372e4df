import { z } from 'zod'
import { requireAllowed } from '@/server/auth/gate'
import { runClock } from '@/server/commands/run-clock'
import { json, writes } from '@/server/route'

/** The version of the clock that was seen when the command was given. */
const expected = z.int().min(0)

const input = z.discriminatedUnion('command', [
  z.strictObject({ command: z.enum(['start', 'pause', 'resume', 'next', 'back']), expected }),
  z.strictObject({ command: z.literal('add'), minutes: z.int().min(1).max(60), expected }),
])

/** A command to the clock. */
export const POST = writes<z.infer<typeof input>, { id: string }>(
  input,
  async ({ runtime, request, params, body: { expected, ...order } }) => {
    const { roomId, participantId } = await requireAllowed(request, params.id, 'clock.run')
    return json({ interview: await runClock(runtime, { roomId, participantId, order, expected }) })
  },
)
