import { z } from 'zod'
import { nameInput } from '@/lib/name'
import { requireUser } from '@/server/auth/require-user'
import { renameStudyMember } from '@/server/commands/rename-study-member'
import { json, writes } from '@/server/route'

const input = z.strictObject({ name: nameInput })

/** Gives a member of a path another name. */
export const PATCH = writes<z.infer<typeof input>, { id: string; memberId: string }>(
  input,
  async ({ runtime, request, params, body: { name } }) => {
    const userId = await requireUser(request, runtime)
    await renameStudyMember(runtime, { userId, pathId: params.id, memberId: params.memberId, name })
    return json({})
  },
)
