import { z } from 'zod'
import { requireAllowed } from '@/server/auth/gate'
import { requireMayHost } from '@/server/auth/hosting'
import { openNextRoom } from '@/server/commands/open-next-room'
import { nextProblems, problemInput } from '@/server/queries/problems'
import { json, reads, writes } from '@/server/route'

const input = z.object({ problemId: problemInput.nullable() })

/** What the next interview may be about, by title alone: whoever picks may be the one who is asked (P5). */
export const GET = reads<{ id: string }>(async ({ runtime, request, params, locale }) => {
  const { roomId, userId } = await requireAllowed(request, params.id, 'interview.next')
  return json({ problems: await nextProblems(runtime, { roomId, userId }, locale) })
})

/** "Swap roles, next problem": a sister room with roles exchanged (R5d), the same one however often it is asked for. */
export const POST = writes<z.infer<typeof input>, { id: string }>(
  input,
  async ({ runtime, request, params, body, locale }) => {
    const { roomId, participantId, userId } = await requireAllowed(request, params.id, 'interview.next')
    await requireMayHost(runtime, userId)
    const { problemId } = body
    return json(await openNextRoom(runtime, { roomId, participantId, problemId, locale }))
  },
)
