import { z } from 'zod'
import { titleInput } from '@/lib/name'
import { requireUser } from '@/server/auth/require-user'
import { deleteStudyPath } from '@/server/commands/delete-study-path'
import { renameStudyPath } from '@/server/commands/rename-study-path'
import { json, writes } from '@/server/route'

interface Params {
  id: string
}

const change = z.strictObject({ title: titleInput })
const nothing = z.strictObject({})

/** Gives a path another title. */
export const PATCH = writes<z.infer<typeof change>, Params>(
  change,
  async ({ runtime, request, params, body: { title } }) => {
    await renameStudyPath(runtime, { userId: await requireUser(request, runtime), pathId: params.id, title })
    return json({})
  },
)

/** Deletes a path, and the rooms of it in which nobody has started. */
export const DELETE = writes<z.infer<typeof nothing>, Params>(
  nothing,
  async ({ runtime, request, params }) => {
    await deleteStudyPath(runtime, { userId: await requireUser(request, runtime), pathId: params.id })
    return json({})
  },
)
