import { z } from 'zod'
import { nextPath } from '@/lib/account/next-path'
import { isProvider } from '@/lib/account/ways-in'
import { AppError } from '@/lib/errors'
import { requireAccount } from '@/server/auth/account'
import { requireFreshSignIn } from '@/server/auth/fresh-sign-in'
import { handleNextAuth } from '@/server/auth/next-auth-handler'
import { reads, writesForm } from '@/server/route'
import type { Runtime } from '@/server/runtime'

const form = z.record(z.string(), z.string())

/** Whether this is the path of a provider that is set here. */
function isProviderPath(runtime: Runtime, action: string, path: readonly string[]): boolean {
  const [first, provider, ...rest] = path
  return first === action && rest.length === 0 && isProvider(provider) && runtime.env[provider] !== null
}

// What next-auth has beside these is closed: its pages are not ours, and its other actions nobody needs.
const readable: ReadonlySet<string> = new Set(['session', 'csrf', 'providers'])
const ownWays: ReadonlySet<string> = new Set(['callback/password', 'callback/link'])

/** Who this browser is signed in as, the token that signing in and out needs, and the way back from a provider. */
export const GET = reads<{ nextauth: string[] }>(async ({ runtime, request, params }) => {
  const path = params.nextauth
  if (!readable.has(path.join('/')) && !isProviderPath(runtime, 'callback', path))
    throw new AppError('not_found')
  return handleNextAuth(runtime, request, path, {})
})

/** Signs this device in, by a password, a mailed link, or on the way to a provider; or signs it out (R3). */
export const POST = writesForm<z.infer<typeof form>, { nextauth: string[] }>(
  form,
  async ({ runtime, request, params, body }) => {
    const path = params.nextauth
    const isToProvider = isProviderPath(runtime, 'signin', path)
    if (!isToProvider && !ownWays.has(path.join('/')) && path.join('/') !== 'signout') {
      throw new AppError('not_found')
    }
    if (isToProvider && body.connect === 'true') {
      const { sid } = await requireAccount(request, runtime)
      await requireFreshSignIn(runtime, sid)
    }
    const callbackUrl = runtime.publicUrl + nextPath(body.next)
    return handleNextAuth(runtime, request, path, { ...body, callbackUrl })
  },
)
