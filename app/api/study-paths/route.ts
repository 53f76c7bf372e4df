import { type StudyPathInput, studyPathInput } from '@/lib/study/study-path'
import { requireAccount } from '@/server/auth/account'
import { requireMayHost } from '@/server/auth/hosting'
import { clientKey } from '@/server/client-address'
import { createStudyPath } from '@/server/commands/create-study-path'
import { limitNewRooms, limitStudyPaths } from '@/server/limits'
import { json, writes } from '@/server/route'

/** Plans a study path, with a room for each interview. It takes an account: a path lives for months. */
export const POST = writes<StudyPathInput>(studyPathInput, async ({ runtime, request, body, locale }) => {
  await limitNewRooms(runtime, clientKey(request.headers))
  const { userId } = await requireAccount(request, runtime)
  await requireMayHost(runtime, userId)
  await limitStudyPaths(runtime, userId)
  return json(await createStudyPath(runtime, { userId, locale, path: body }), { status: 201 })
})
