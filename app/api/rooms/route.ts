import { z } from 'zod'
import { nameInput, titleInput } from '@/lib/name'
import { keepSignedIn } from '@/server/auth/session'
import { clientKey } from '@/server/client-address'
import { createRoom } from '@/server/commands/create-room'
import { limitNewRooms } from '@/server/limits'
import { defaultRoomTitle } from '@/server/messages'
import { problemInput, titleOfProblem } from '@/server/queries/problems'
import { json, sessionOf, writes } from '@/server/route'

const input = z.object({ name: nameInput, title: titleInput.optional(), problemId: problemInput.optional() })

/** "Start a room now" (R5e, R6), about a problem or none. */
export const POST = writes(input, async ({ runtime, request, body, locale }) => {
  await limitNewRooms(runtime, clientKey(request.headers))
  const session = await sessionOf(request, runtime)
  const { name, title, problemId = null } = body
  const { userId, ...room } = await createRoom(runtime, {
    userId: session?.userId ?? null,
    name,
    title: title ?? titleOfProblem(problemId, locale) ?? defaultRoomTitle(name, locale),
    problemId,
    locale,
  })
  return json(room, { status: 201, setCookie: await keepSignedIn(session, userId, runtime) })
})
