import { AppError } from '@/lib/errors'
import type { Runtime } from '@/server/runtime'

/** So many session files are taken in at once: each lies in memory as long as that takes. One of a user. */
const atOnce = 3

// Next may load this file once a route; the count must be that of one server.
const key = Symbol.for('drawbridge.sessionFiles')
const holder = globalThis as { [key]?: WeakMap<object, Set<string>> }

/** Runs work that takes in a session file. AppError too_many where this user sends one already, or too many others do. */
export async function takeFileInTurn<T>(
  runtime: Pick<Runtime, 'rooms'>,
  userId: string,
  work: () => Promise<T>,
): Promise<T> {
  const all = (holder[key] ??= new WeakMap())
  const senders = all.get(runtime.rooms) ?? new Set<string>()
  all.set(runtime.rooms, senders)
  if (senders.has(userId) || senders.size >= atOnce) throw new AppError('too_many')
  senders.add(userId)
  try {
    return await work()
  } finally {
    senders.delete(userId)
  }
}
