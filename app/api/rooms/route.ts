import { z } from 'zod'
import { nameInput, titleInput } from '@/lib/name'
import { keepSignedIn } from '@/server/auth/session'
import { clientKey } from '@/server/client-address'
import { createRoom } from '@/server/commands/create-room'
import { limitNewRooms } from '@/server/limits'
import { defaultRoomTitle } from '@/server/messages'
import { json, sessionOf, writes } from '@/server/route'

const input = z.object({ name: nameInput, title: titleInput.optional() })

/** "Start a room now" (R5e, R6). */
export const POST = writes(input, async ({ runtime, request, body, locale }) => {
  await limitNewRooms(runtime, clientKey(request.headers))
  const session = await sessionOf(request, runtime)
  const { userId, ...room } = await createRoom(runtime, {
    userId: session?.userId ?? null,
    name: body.name,
    title: body.title ?? defaultRoomTitle(body.name, locale),
    locale,
  })
  return json(room, { status: 201, setCookie: await keepSignedIn(session, userId, runtime) })
})
