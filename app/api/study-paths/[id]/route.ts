import { z } from 'zod'
import { requireUser } from '@/server/auth/require-user'
import { deleteStudyPath } from '@/server/commands/delete-study-path'
import { json, writes } from '@/server/route'

const input = z.strictObject({})

/** Deletes a path, and the rooms of it in which nobody has started. */
export const DELETE = writes<z.infer<typeof input>, { id: string }>(
  input,
  async ({ runtime, request, params }) => {
    await deleteStudyPath(runtime, { userId: await requireUser(request, runtime), pathId: params.id })
    return json({})
  },
)
