import { z } from 'zod'
import { requireAdmin } from '@/server/auth/account'
import { sendAccountMail } from '@/server/commands/mail-links'
import { json, writes } from '@/server/route'

/** Sends the operator a mail, to see that mail works. */
export const POST = writes(z.strictObject({}), async ({ runtime, request, locale }) => {
  const { email } = await requireAdmin(request, runtime)
  await sendAccountMail(runtime, 'test', { to: email, url: `${runtime.publicUrl}/operator/state`, locale })
  return json({})
})
