import { limitReadingSessions } from '@/server/limits'
import { progressOfUser } from '@/server/queries/progress-of-user'
import { json, reads, requireSession } from '@/server/route'

/** How whoever asks comes along over their own sessions (V5). */
export const GET = reads(async ({ runtime, request }) => {
  const { userId } = await requireSession(request, runtime)
  await limitReadingSessions(runtime, userId)
  return json(await progressOfUser(runtime, userId))
})
