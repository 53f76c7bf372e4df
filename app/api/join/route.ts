import { z } from 'zod'
import { nameInput } from '@/lib/name'
import { recordingDaysInput } from '@/lib/recording-days'
import { keepSignedIn } from '@/server/auth/session'
import { clientKey } from '@/server/client-address'
import { joinRoom } from '@/server/commands/join-room'
import { limitFailedJoins } from '@/server/limits'
import { json, sessionOf, writes } from '@/server/route'

const input = z.object({
  token: z.string(),
  name: nameInput.optional(),
  /** What they say to the recording of an interview (J4). */
  recording: z.boolean().optional(),
  /** For how long they were told that it is kept. */
  days: recordingDaysInput.optional(),
})

/** A link and a name become a place in the room (J2, J6). */
export const POST = writes(input, async ({ runtime, request, body, locale }) => {
  const session = await sessionOf(request, runtime)
  const { userId, ...joined } = await limitFailedJoins(runtime, clientKey(request.headers), () =>
    joinRoom(runtime, { ...body, userId: session?.userId ?? null, locale }),
  )
  return json(joined, {
    setCookie: await keepSignedIn(session, userId, runtime, request.headers.get('user-agent')),
  })
})
