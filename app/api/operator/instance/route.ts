import { instanceChanges } from '@/lib/account/instance-changes'
import { requireAdmin } from '@/server/auth/account'
import { changeInstance } from '@/server/commands/change-instance'
import { json, writes } from '@/server/route'

/** Changes what holds for the whole instance. */
export const PATCH = writes(instanceChanges, async ({ runtime, request, body }) => {
  const { userId } = await requireAdmin(request, runtime)
  return json({ instance: await changeInstance(runtime, { changes: body, by: userId }) })
})
