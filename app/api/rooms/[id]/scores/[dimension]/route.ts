import type { z } from 'zod'
import { AppError } from '@/lib/errors'
import { isDimension } from '@/lib/rubric/dimensions'
import { score } from '@/lib/rubric/scorecard'
import { requireAllowed } from '@/server/auth/gate'
import { scoreDimension } from '@/server/commands/score-dimension'
import { json, writes } from '@/server/route'

/** Marks one dimension on one's own card (C2). */
export const PUT = writes<z.infer<typeof score>, { id: string; dimension: string }>(
  score,
  async ({ runtime, request, params, body }) => {
    const author = await requireAllowed(request, params.id, 'desk.write')
    if (!isDimension(params.dimension)) throw new AppError('not_found')
    return json({ score: await scoreDimension(runtime, author, params.dimension, body) })
  },
)
