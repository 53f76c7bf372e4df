import { AppError } from '@/lib/errors'
import { readSession, type Session } from '@/server/auth/session'
import type { Runtime } from '@/server/runtime'

/** The person, a guest too, and the device that sent the request. AppError unauthenticated for nobody we know. */
export async function requireSession(request: Request, runtime: Runtime): Promise<Session> {
  const session = await readSession({ cookie: request.headers.get('cookie') ?? undefined }, runtime)
  if (!session) throw new AppError('unauthenticated')
  return session
}

/** The user, a guest too, whose browser sent the request. AppError unauthenticated for nobody we know. */
export async function requireUser(request: Request, runtime: Runtime): Promise<string> {
  return (await requireSession(request, runtime)).userId
}
