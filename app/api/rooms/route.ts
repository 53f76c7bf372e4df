import { z } from 'zod'
import { interviewSetup, setupKinds } from '@/lib/interview/setup'
import { nameInput, titleInput } from '@/lib/name'
import { requireMayHost } from '@/server/auth/hosting'
import { requireUser } from '@/server/auth/require-user'
import { keepSignedIn } from '@/server/auth/session'
import { clientKey } from '@/server/client-address'
import { createRoom } from '@/server/commands/create-room'
import { limitNewRooms } from '@/server/limits'
import { defaultRoomTitle, defaultSetupTitle } from '@/server/messages'
import { presentRoomPage } from '@/server/presenters/present-room-item'
import { problemInput, requireProblem } from '@/server/queries/problems'
import { roomQuery } from '@/server/queries/room-query'
import { roomsOfUser } from '@/server/queries/rooms-of-user'
import { json, readQuery, reads, sessionOf, writes } from '@/server/route'

const input = z.object({
  name: nameInput,
  title: titleInput.optional(),
  problemId: problemInput.optional(),
  /** "New interview": without it, "Start now". */
  setup: interviewSetup.extend({ kind: z.enum(setupKinds) }).optional(),
})

/** The rooms that whoever asks is in. */
export const GET = reads(async ({ runtime, request, locale }) => {
  const userId = await requireUser(request, runtime)
  const { after, ...search } = readQuery(roomQuery, request)
  const found = await roomsOfUser(runtime, { userId, search, after })
  return json(presentRoomPage(found, { userId, locale, now: runtime.now() }))
})

/** "Start a room now" (R5e, R6), or an interview or practice that was set up (J4, R5), about a problem or none. */
export const POST = writes(input, async ({ runtime, request, body, locale }) => {
  await limitNewRooms(runtime, clientKey(request.headers))
  const session = await sessionOf(request, runtime)
  await requireMayHost(runtime, session?.userId ?? null)
  const { name, problemId = null, setup = null } = body
  const userIdOfSession = session?.userId ?? null
  const problem = problemId === null ? null : await requireProblem(runtime, userIdOfSession, problemId)
  // An interview's title is read by its candidate, who does not know the problem yet (P3).
  const named = setup?.kind === 'interview' ? undefined : problem?.words[locale].title
  const usual = () => (setup ? defaultSetupTitle(setup.kind, locale) : defaultRoomTitle(name, locale))
  const title = body.title ?? named ?? usual()
  const { userId, ...room } = await createRoom(runtime, {
    userId: userIdOfSession,
    name,
    title,
    problemId,
    setup,
    locale,
  })
  return json(room, {
    status: 201,
    setCookie: await keepSignedIn(session, userId, runtime, request.headers.get('user-agent')),
  })
})
