import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { requireAdmin } from '@/server/auth/account'
import { accountToManage } from '@/server/commands/account-to-manage'
import { deleteAccount } from '@/server/commands/delete-account'
import { setAdmin } from '@/server/commands/set-admin'
import { setDisabled } from '@/server/commands/set-disabled'
import { json, writes } from '@/server/route'

const change = z.union([
  z.strictObject({ isAdmin: z.boolean() }),
  z.strictObject({ isDisabled: z.boolean() }),
])
const nothing = z.strictObject({})

/** Makes somebody an admin or not, or switches their account off or on. */
export const PATCH = writes<z.infer<typeof change>, { userId: string }>(
  change,
  async ({ runtime, request, params, body }) => {
    const { userId: by } = await requireAdmin(request, runtime)
    const about = { userId: params.userId, by }
    if ('isAdmin' in body) await setAdmin(runtime, { ...about, isAdmin: body.isAdmin })
    else await setDisabled(runtime, { ...about, isDisabled: body.isDisabled })
    return json({})
  },
)

/** Deletes somebody else's account and what the instance has of them (O6): one's own takes a proof, in the settings. */
export const DELETE = writes<z.infer<typeof nothing>, { userId: string }>(
  nothing,
  async ({ runtime, request, params }) => {
    const { userId: by } = await requireAdmin(request, runtime)
    if (params.userId === by) throw new AppError('forbidden')
    await runtime.db.$transaction((tx) => accountToManage(tx, params.userId))
    await deleteAccount(runtime, { userId: params.userId, by })
    return json({})
  },
)
