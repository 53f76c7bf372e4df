import { z } from 'zod'
import { passwordInput } from '@/lib/account/password'
import { requireAccount } from '@/server/auth/account'
import { clientKey } from '@/server/client-address'
import { changePassword } from '@/server/commands/change-account'
import { json, requireSession, writes } from '@/server/route'

const input = z.object({ current: z.string().optional(), next: passwordInput })

/** Changes the password, or sets the first one; all other devices are signed out. */
export const POST = writes(input, async ({ runtime, request, body: { current = null, next } }) => {
  const account = await requireAccount(request, runtime)
  const { sid } = await requireSession(request, runtime)
  const address = clientKey(request.headers)
  await changePassword(runtime, account, { password: current, next, address, sid })
  return json({ status: 'changed' })
})
