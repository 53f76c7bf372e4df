import { z } from 'zod'
import { emailInput } from '@/lib/account/email'
import { requireAccount } from '@/server/auth/account'
import { clientKey } from '@/server/client-address'
import { changeEmail } from '@/server/commands/change-account'
import { json, writes } from '@/server/route'

const input = z.object({ email: emailInput, password: z.string().optional() })

/** Changes the address: as soon as the link is opened that is mailed to the new one, or at once where no mail is sent. */
export const POST = writes(input, async ({ runtime, request, body, locale }) => {
  const account = await requireAccount(request, runtime)
  const { email, password = null } = body
  const address = clientKey(request.headers)
  await changeEmail(runtime, account, { email, password, address, locale })
  return json({ status: runtime.mail ? 'mailed' : 'changed' })
})
