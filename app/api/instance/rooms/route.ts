import { z } from 'zod'
import { createRoomsForInstance } from '@/server/commands/create-rooms-for-instance'
import { defaultInstanceRoomTitle } from '@/server/messages'
import { builtInProblem, titleOfProblem } from '@/server/queries/problems'
import { json, writesByKey } from '@/server/route'

const input = z.object({ count: z.number().int().min(1).max(1000), problemId: builtInProblem.optional() })

/** Rooms for `npm run room` and other tools on this machine. */
export const POST = writesByKey(input, async ({ runtime, body, locale }) => {
  const { count, problemId = null } = body
  const rooms = await createRoomsForInstance(runtime, {
    count,
    title: titleOfProblem(problemId, locale) ?? defaultInstanceRoomTitle(locale),
    problemId,
  })
  return json({ rooms }, { status: 201 })
})
