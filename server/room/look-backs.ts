import { AppError } from '@/lib/errors'
import type { Runtime } from '@/server/runtime'

/** So many long logs are read at once: each takes its slice of every turn of the loop, and rooms are drawn in meanwhile. */
const atOnce = 2
/** So many of one user, of one room and in all may be read or wait for it. */
const maxOfUser = 2
const maxOfRoom = 4
const maxInAll = 24

interface Looker {
  userId: string
  roomId: string
}

interface Turns {
  /** Everybody who reads or waits. */
  inside: Set<Looker>
  running: number
  waiting: (() => void)[]
}

// Next may load this file once a route; the turns must be those of one server.
const key = Symbol.for('drawbridge.lookBacks')
const holder = globalThis as { [key]?: WeakMap<object, Turns> }

function turnsOf(runtime: Pick<Runtime, 'rooms'>): Turns {
  const all = (holder[key] ??= new WeakMap())
  const turns = all.get(runtime.rooms) ?? { inside: new Set<Looker>(), running: 0, waiting: [] }
  all.set(runtime.rooms, turns)
  return turns
}

/**
 * Runs work that reads a board's whole past (B12) when it is its turn: two at once in this process, the others wait.
 * AppError too_many where this user, this room or all of them wait for too much already.
 */
export async function lookBackInTurn<T>(
  runtime: Pick<Runtime, 'rooms'>,
  { userId, roomId }: Looker,
  work: () => Promise<T>,
): Promise<T> {
  const turns = turnsOf(runtime)
  const others = [...turns.inside]
  const isFull =
    others.filter((one) => one.userId === userId).length >= maxOfUser ||
    others.filter((one) => one.roomId === roomId).length >= maxOfRoom ||
    others.length >= maxInAll
  if (isFull) throw new AppError('too_many')
  const looker = { userId, roomId }
  turns.inside.add(looker)
  // Whoever ends hands their turn on, so that nobody who comes just then takes it from those who wait.
  if (turns.running < atOnce) turns.running++
  else await new Promise<void>((resolve) => turns.waiting.push(resolve))
  try {
    return await work()
  } finally {
    turns.inside.delete(looker)
    const next = turns.waiting.shift()
    if (next) next()
    else turns.running--
  }
}
