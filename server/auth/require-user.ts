import { AppError } from '@/lib/errors'
import { readSession } from '@/server/auth/session'
import type { Runtime } from '@/server/runtime'

/** The user, a guest too, whose browser sent the request. AppError unauthenticated for nobody we know. */
export async function requireUser(request: Request, runtime: Runtime): Promise<string> {
  const session = await readSession({ cookie: request.headers.get('cookie') ?? undefined }, runtime)
  if (!session) throw new AppError('unauthenticated')
  return session.userId
}
