import { z } from 'zod'
import { requireAllowed } from '@/server/auth/gate'
import { revealDebrief } from '@/server/commands/reveal-debrief'
import { readDebrief } from '@/server/queries/debrief'
import { json, reads, writes } from '@/server/route'

const input = z.object({
  action: z.literal('reveal'),
  /** Without waiting for the candidate. */
  anyway: z.boolean().default(false),
})

/** What this viewer may see of the debrief (C6). */
export const GET = reads<{ id: string }>(async ({ runtime, request, params }) => {
  const viewer = await requireAllowed(request, params.id, 'debrief.read')
  return json(await readDebrief(runtime, viewer))
})

/** Shows both sides to each other. */
export const POST = writes<z.infer<typeof input>, { id: string }>(
  input,
  async ({ runtime, request, params, body }) => {
    const lead = await requireAllowed(request, params.id, 'debrief.reveal')
    await revealDebrief(runtime, lead, body)
    return json(await readDebrief(runtime, lead))
  },
)
