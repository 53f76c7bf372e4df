import pino, { type Logger } from 'pino'
import type { LogLevel } from '@/server/env'

/** The server's log: JSON lines on stdout. */
export function createLog(
  level: LogLevel,
  destination: pino.DestinationStream = pino.destination({ fd: 1, sync: true }),
): Logger {
  return pino({ level, base: null, serializers: { err: describeError } }, destination)
}

/** The kind of an error and where it happened, for errors whose messages may quote people whoever made them. */
export function describePlace(error: unknown): Record<string, unknown> {
  const { type, code, at } = describeError(error)
  return { type, code, at }
}

/**
 * What a log line may say about an error (O3). Messages of the database and of Prisma quote values,
 * which are people's names and words, so of those only codes and places are kept.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code, severity, constraint, clientVersion, cause } = error as Error & Record<string, unknown>
  const quotesValues = severity !== undefined || clientVersion !== undefined
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(!quotesValues && { message: error.message.trim().split('\n')[0]?.slice(0, 200) }),
    at: frames.slice(0, 8).map((line) => line.trim()),
    ...(cause instanceof Error && { cause: describeError(cause) }),
  }
}
