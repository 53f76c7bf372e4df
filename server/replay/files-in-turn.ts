import { AppError } from '@/lib/errors'
import type { Runtime } from '@/server/runtime'

/** So many session files are taken in at once: each lies in memory as long as that takes. One of a user, and so many from one address. */
const atOnce = 6
const atOnceFromAddress = 2

interface Sender {
  userId: string
  /** Where the request comes from. */
  address: string
}

// Next may load this file once a route; the count must be that of one server.
const key = Symbol.for('drawbridge.sessionFiles')
const holder = globalThis as { [key]?: WeakMap<object, Set<Sender>> }

/** Runs work that takes in a session file. AppError too_many where this user sends one already, or too many others do, in all or from this address. */
export async function takeFileInTurn<T>(
  runtime: Pick<Runtime, 'rooms'>,
  { userId, address }: Sender,
  work: () => Promise<T>,
): Promise<T> {
  const all = (holder[key] ??= new WeakMap())
  const senders = all.get(runtime.rooms) ?? new Set<Sender>()
  all.set(runtime.rooms, senders)
  const others = [...senders]
  const isTurn =
    others.length < atOnce &&
    others.every((one) => one.userId !== userId) &&
    others.filter((one) => one.address === address).length < atOnceFromAddress
  if (!isTurn) throw new AppError('too_many')
  const sender = { userId, address }
  senders.add(sender)
  try {
    return await work()
  } finally {
    senders.delete(sender)
  }
}
