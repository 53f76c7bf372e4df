import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { requireUser } from '@/server/auth/require-user'
import { moveStudyWeek } from '@/server/commands/move-study-week'
import { json, writes } from '@/server/route'

const input = z.strictObject({
  /** ms since 1970. */
  at: z.int(),
})

/** Gives the interviews of a week another time. */
export const PATCH = writes<z.infer<typeof input>, { id: string; week: string }>(
  input,
  async ({ runtime, request, params, body: { at } }) => {
    const userId = await requireUser(request, runtime)
    if (!/^\d{1,2}$/.test(params.week)) throw new AppError('not_found')
    await moveStudyWeek(runtime, { userId, pathId: params.id, week: Number(params.week), at })
    return json({})
  },
)
