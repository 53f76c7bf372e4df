import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { handleNextAuth } from '@/server/auth/next-auth-handler'
import { reads, writesForm } from '@/server/route'

// What works without providers; everything else of next-auth is closed until there are some.
const readable: ReadonlySet<string | undefined> = new Set(['session', 'csrf', 'providers'])
const form = z.record(z.string(), z.string())

/** Who this browser is signed in as, and the token that signing out needs. */
export const GET = reads<{ nextauth: string[] }>(async ({ runtime, request, params }) => {
  if (params.nextauth.length !== 1 || !readable.has(params.nextauth[0])) throw new AppError('not_found')
  return handleNextAuth(runtime, request, params.nextauth, {})
})

/** Signs this device out (R3). */
export const POST = writesForm<z.infer<typeof form>, { nextauth: string[] }>(
  form,
  async ({ runtime, request, params, body }) => {
    if (params.nextauth.length !== 1 || params.nextauth[0] !== 'signout') throw new AppError('not_found')
    return handleNextAuth(runtime, request, params.nextauth, { callbackUrl: runtime.publicUrl, ...body })
  },
)
