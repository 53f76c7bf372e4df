import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { writeRecord } from '@/lib/board/doc'
import { makeBox } from '@/lib/board/make-record'
import { encodeSync, MessageType, SyncType } from '@/lib/board/protocol'

/** One person of the load: where to connect, and with which headers. */
export interface Seat {
  address: string
  headers: Record<string, string>
}

export interface Measured {
  /** Propagation of a drawn update from its author to each other person of the room, ms. */
  p50: number
  p99: number
  /** Deliveries that were expected and did not come. */
  missing: number
  deliveries: number
}

/** Draws and pointer moves a second, of each person who draws. */
const rate = 30
/** Two of the three people of a room draw. */
const drawersPerRoom = 2
const drainMs = 3000
const open = '@@'
const close = '##'

/** Loads borne so far: who comes again draws a box of their own again, not over the one of last time. */
let loads = 0

/**
 * Puts people into rooms and lets two of each room drag a box for `seconds`. Every update carries its
 * number inside; receivers find it by a byte search, so that the driver decodes nothing.
 */
export async function runLoad(rooms: Seat[][], seconds: number): Promise<Measured> {
  const load = ++loads
  const sentAt = new Map<string, number>()
  const delays: number[] = []
  const people = await Promise.all(
    rooms.flatMap((seats, room) => seats.map((seat, i) => Person.join(seat, `${load}.${room}.${i}`))),
  )
  for (const person of people) {
    person.onMark = (mark) => {
      const at = sentAt.get(mark)
      if (at !== undefined) delays.push(performance.now() - at)
    }
  }
  const drawers = people.filter((_, i) => i % 3 < drawersPerRoom)
  const end = performance.now() + seconds * 1000
  // Each drawer has a phase of its own: people do not move in step.
  await Promise.all(
    drawers.map(async (drawer, i) => {
      let next = performance.now() + (i * 1000) / rate / drawers.length
      for (let n = 0; next < end; n++, next += 1000 / rate) {
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())))
        const mark = `${open}${drawer.name}:${n}${close}`
        sentAt.set(mark, performance.now())
        drawer.draw(mark, n)
        drawer.point(n)
      }
    }),
  )
  const expected = sentAt.size * 2
  const patience = performance.now() + drainMs
  while (delays.length < expected && performance.now() < patience)
    await new Promise((resolve) => setTimeout(resolve, 20))
  for (const person of people) person.leave()
  delays.sort((a, b) => a - b)
  const at = (share: number) => delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? NaN
  return { p50: at(0.5), p99: at(0.99), missing: expected - delays.length, deliveries: delays.length }
}

class Person {
  onMark: (mark: string) => void = () => undefined
  #doc = new Y.Doc()
  #id: string

  private constructor(
    readonly name: string,
    private readonly socket: WebSocket,
  ) {
    this.#id = `shape:${name}`
    this.#doc.on('update', (update: Uint8Array) => socket.send(encodeSync(SyncType.update, update)))
    socket.on('message', (data: Buffer) => {
      const from = data.indexOf(open)
      if (from >= 0) this.onMark(data.toString('latin1', from, data.indexOf(close, from) + close.length))
    })
  }

  static async join({ address, headers }: Seat, name: string): Promise<Person> {
    const socket = new WebSocket(address, { headers, perMessageDeflate: false })
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve)
      socket.once('error', reject)
    })
    const person = new Person(name, socket)
    // The provider's greeting: what we have, then all of it (nothing yet), so that later clocks have no gap before them.
    socket.send(encodeSync(SyncType.step1, Y.encodeStateVector(person.#doc)))
    socket.send(encodeSync(SyncType.step2, Y.encodeStateAsUpdate(person.#doc)))
    writeRecord(person.#doc, person.#id, makeBox({ id: name, x: 0, y: 0, label: name }))
    return person
  }

  draw(mark: string, n: number): void {
    const record = this.#doc.getMap('records').get(this.#id) as Y.Map<unknown>
    this.#doc.transact(() => {
      record.set('x', n)
      record.set('y', n * 2)
      ;(record.get('meta') as Y.Map<unknown>).set('mark', mark)
    })
  }

  point(n: number): void {
    const body = encoding.createEncoder()
    encoding.writeVarUint(body, 1)
    encoding.writeVarUint(body, this.#doc.clientID)
    encoding.writeVarUint(body, n + 1)
    encoding.writeVarString(body, JSON.stringify({ presence: { cursor: { x: n, y: n } } }))
    const message = encoding.createEncoder()
    encoding.writeVarUint(message, MessageType.awareness)
    encoding.writeVarUint8Array(message, encoding.toUint8Array(body))
    this.socket.send(encoding.toUint8Array(message))
  }

  leave(): void {
    this.socket.terminate()
  }
}
