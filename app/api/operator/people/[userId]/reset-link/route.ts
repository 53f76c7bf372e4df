import { z } from 'zod'
import { requireAdmin } from '@/server/auth/account'
import { mailResetLink, makeResetLinkFor, tellOfResetLink } from '@/server/commands/make-reset-link-for'
import { json, writes } from '@/server/route'

const input = z.strictObject({ isMailed: z.boolean() })

/** Makes the link with which somebody chooses a new password, to copy or, where it is to be mailed, one that is sent. */
export const POST = writes<z.infer<typeof input>, { userId: string }>(
  input,
  async ({ runtime, request, params, body, locale }) => {
    const { userId: by } = await requireAdmin(request, runtime)
    const { userId } = params
    const url = await makeResetLinkFor(runtime, { userId, by })
    const isMailed = body.isMailed && (await mailResetLink(runtime, { userId, url, locale }))
    if (!isMailed) await tellOfResetLink(runtime, { userId, locale })
    return json({ url, isMailed })
  },
)
