import { z } from 'zod'
import { createRoomsForInstance } from '@/server/commands/create-rooms-for-instance'
import { defaultInstanceRoomTitle } from '@/server/messages'
import { json, writesByKey } from '@/server/route'

const input = z.object({ count: z.number().int().min(1).max(1000) })

/** Rooms for `npm run room` and other tools on this machine. */
export const POST = writesByKey(input, async ({ runtime, body, locale }) => {
  const rooms = await createRoomsForInstance(runtime, {
    count: body.count,
    title: defaultInstanceRoomTitle(locale),
  })
  return json({ rooms }, { status: 201 })
})
