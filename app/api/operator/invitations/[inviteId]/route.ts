import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { requireAdmin } from '@/server/auth/account'
import { isId } from '@/server/auth/id'
import { revokeSignUpInvite } from '@/server/commands/invite-to-sign-up'
import { json, writes } from '@/server/route'

const input = z.strictObject({})

/** Withdraws an invitation to sign up. */
export const DELETE = writes<z.infer<typeof input>, { inviteId: string }>(
  input,
  async ({ runtime, request, params }) => {
    const { userId: by } = await requireAdmin(request, runtime)
    if (!isId(params.inviteId)) throw new AppError('not_found')
    await revokeSignUpInvite(runtime, { inviteId: params.inviteId, by })
    return json({})
  },
)
