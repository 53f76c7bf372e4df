import { z } from 'zod'
import { hintLevels, hintMax } from '@/lib/problem/guide-view'
import { textInput } from '@/lib/name'
import { stageIds } from '@/lib/stage/stages'
import { requireAllowed } from '@/server/auth/gate'
import { giveHint } from '@/server/commands/give-hint'
import { json, writes } from '@/server/route'

const input = z.object({
  stage: z.enum(stageIds),
  level: z.literal(hintLevels).nullable(),
  text: textInput(hintMax),
})

/** Gives a hint: from the ladder of a stage, or typed (S5). */
export const POST = writes<z.infer<typeof input>, { id: string }>(
  input,
  async ({ runtime, request, params, body }) => {
    const { roomId, participantId } = await requireAllowed(request, params.id, 'hint.give')
    return json(await giveHint(runtime, { roomId, participantId, ...body }), { status: 201 })
  },
)
