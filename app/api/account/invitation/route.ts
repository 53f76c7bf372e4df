import { z } from 'zod'
import { sealCookie } from '@/server/auth/sealed-cookie'
import { clientKey } from '@/server/client-address'
import { readInvitation } from '@/server/commands/create-account'
import { limitFailedJoins } from '@/server/limits'
import { json, writes } from '@/server/route'

const input = z.object({ token: z.string() })

/** Looks at an invitation to sign up; this browser keeps it for whichever way of signing up is chosen. */
export const POST = writes(input, async ({ runtime, request, body: { token } }) => {
  const { email } = await limitFailedJoins(runtime, clientKey(request.headers), () =>
    readInvitation(runtime, token),
  )
  return json({ email }, { setCookie: await sealCookie(runtime, 'invitation', { token }) })
})
