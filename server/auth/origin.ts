/** Whose pages may speak to this server (X1): the same rule for mutations and for the websocket upgrade. */
import { AppError } from '@/lib/errors'
import type { Runtime } from '@/server/runtime'

/**
 * Whether an Origin header may act here. Exact match only: a missing Origin, `null`, a foreign one and
 * one that merely begins or ends like ours are refused.
 */
export function isAllowedOrigin(
  origin: string | null | undefined,
  runtime: Pick<Runtime, 'origins'>,
): boolean {
  return typeof origin === 'string' && runtime.origins.has(origin)
}

/** Refuses a request that does not come from our own pages: AppError bad_origin. */
export function requireOrigin(request: Pick<Request, 'headers'>, runtime: Pick<Runtime, 'origins'>): void {
  if (!isAllowedOrigin(request.headers.get('origin'), runtime)) throw new AppError('bad_origin')
}
