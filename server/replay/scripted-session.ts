/**
 * The log of a session that nobody drew: two people place, move, connect, describe and remove components and fill
 * cards for so long, by turns and at once. The same seed gives the same session. For tests and benches.
 */
import * as Y from 'yjs'
import { boardRecordsMap, deleteRecord, writeKey, writeRecord } from '@/lib/board/doc'
import { makeArrow, makeCard, makeComponent, type ShapeId } from '@/lib/board/make-record'
import { stencilsByCategory } from '@/lib/stencil/kinds'
import { seedUpdate } from '@/server/room/board-seed'
import type { LogRow } from '@/server/room/log'
import { randomOf } from '@/server/room/simulation'

export interface Script {
  minutes: number
  seed: number
  /** The participant ids of the two. */
  people: readonly [string, string]
  /** ms since 1970. */
  startsAt: number
  /** How they draw: with time to talk, or without ever pausing, which nobody does. */
  pace?: 'usual' | 'restless'
}

/** A browser writes so often at the most, in ms. */
const frameMs = 33
/** So many frames pass until the other sees what one wrote. */
const wayFrames = 2
const maxShapes = { usual: 260, restless: 500 }
const kinds = [...stencilsByCategory.edge, ...stencilsByCategory.app, ...stencilsByCategory.data]
const words = 'user feed post cache shard queue write read replica index latency fan-out token id'.split(' ')

/** One write a frame; nothing is written where it yields null. */
type Deed = Generator<((doc: Y.Doc) => void) | null, void>

/** The rows of the session's log, one after the other; the first is the server's. */
export function* scriptedSession(script: Script): Generator<LogRow, void> {
  const random = randomOf(script.seed)
  const seeded = seedUpdate()
  yield { participantId: null, at: script.startsAt, bytes: seeded }
  const board: SharedBoard = { shapes: [], cards: [], arrows: new Map(), hot: null, made: 0 }
  const drawers = script.people.map(
    (id, n) => new Drawer({ id, clientId: 100 + n, seeded, random, board, pace: script.pace ?? 'usual' }),
  )
  for (let frame = 1; frame < (script.minutes * 60_000) / frameMs; frame++) {
    for (const drawer of drawers) {
      const bytes = drawer.draw(frame)
      if (!bytes) continue
      for (const other of drawers) if (other !== drawer) other.send(frame + wayFrames, bytes)
      yield { participantId: drawer.id, at: script.startsAt + frame * frameMs, bytes }
    }
  }
}

/** What both know of the board. */
interface SharedBoard {
  shapes: ShapeId[]
  cards: ShapeId[]
  /** The two ends of each arrow, and the ids of all its records. */
  arrows: Map<ShapeId, { from: ShapeId; to: ShapeId; ids: string[] }>
  /** What somebody works at: the other may come and do so, too. */
  hot: ShapeId | null
  made: number
}

interface DrawerInput {
  id: string
  clientId: number
  seeded: Uint8Array
  random: () => number
  board: SharedBoard
  pace: 'usual' | 'restless'
}

class Drawer {
  readonly id: string
  readonly #doc = new Y.Doc()
  #written: Uint8Array | null = null
  #coming: { frame: number; bytes: Uint8Array }[] = []
  #deed: Deed | null = null
  #restUntil = 0

  constructor(private readonly input: DrawerInput) {
    this.id = input.id
    this.#doc.clientID = input.clientId
    Y.applyUpdate(this.#doc, input.seeded)
    this.#doc.on('update', (bytes: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
      if (local) this.#written = bytes
    })
  }

  send(frame: number, bytes: Uint8Array): void {
    this.#coming.push({ frame, bytes })
  }

  /** What this person writes in a frame; null for nothing. */
  draw(frame: number): Uint8Array | null {
    while (this.#coming[0] && this.#coming[0].frame <= frame)
      Y.applyUpdate(this.#doc, this.#coming.shift()?.bytes ?? new Uint8Array())
    if (frame < this.#restUntil) return null
    this.#deed ??= this.#choose()
    const { done, value } = this.#deed.next()
    if (done) {
      this.#deed = null
      if (this.input.pace === 'usual') this.#restUntil = frame + this.#rest()
      return null
    }
    this.#written = null
    if (value) this.#doc.transact(() => value(this.#doc))
    return this.#written
  }

  /** Mostly a few seconds, now and then most of a minute, in frames. */
  #rest(): number {
    const seconds = this.#chance(0.08) ? 10 + 40 * this.input.random() : 0.5 + 5 * this.input.random()
    return Math.round((seconds * 1000) / frameMs)
  }

  #chance(share: number): boolean {
    return this.input.random() < share
  }

  #pick<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.input.random() * list.length)]
  }

  #choose(): Deed {
    const { board, pace } = this.input
    const isFull = board.shapes.length + board.cards.length + board.arrows.size >= maxShapes[pace]
    const die = this.input.random()
    if (board.shapes.length < 2 || (die < 0.3 && !isFull)) return this.#place()
    if (die < 0.36 && !isFull) return this.#addCard()
    if (die < 0.45 && !isFull) return this.#connect()
    if (die < (isFull ? 0.2 : 0.49)) return this.#remove()
    if (die < 0.62) return this.#fillCard()
    if (die < 0.7) return this.#name()
    return this.#move(this.#target())
  }

  /** A shape, now and then the one the other works at. */
  #target(): ShapeId | undefined {
    const { board } = this.input
    const id = (this.#chance(0.15) && board.hot) || this.#pick([...board.shapes, ...board.cards])
    board.hot = id ?? null
    return id
  }

  #spot(): { x: number; y: number } {
    return { x: this.input.random() * 4000, y: this.input.random() * 3000 }
  }

  *#place(): Deed {
    const { board } = this.input
    const kind = this.#pick(kinds) ?? 'service'
    const component = makeComponent({ id: `c${board.made++}`, kind, ...this.#spot() })
    board.shapes.push(component.id)
    yield (doc) => writeRecord(doc, component.id, component)
    yield* this.#move(component.id)
  }

  *#move(id: ShapeId | undefined): Deed {
    if (!id) return
    const frames = 10 + Math.floor(this.input.random() * 40)
    const [dx, dy] = [this.input.random() * 16 - 8, this.input.random() * 16 - 8]
    for (let frame = 0; frame < frames; frame++)
      yield (doc) => {
        const record = boardRecordsMap(doc).get(id)
        if (!(record instanceof Y.Map)) return
        const to = { x: (record.get('x') as number) + dx, y: (record.get('y') as number) + dy }
        writeKey(doc, id, ['x'], to)
        writeKey(doc, id, ['y'], to)
      }
  }

  *#connect(): Deed {
    const { board } = this.input
    const [from, to] = [this.#pick(board.shapes), this.#pick(board.shapes)]
    if (!from || !to || from === to) return
    const records = makeArrow({ id: `a${board.made++}`, from, to, label: this.#pick(words) })
    const ids = records.map(({ id }) => id as string)
    board.arrows.set(records[0].id, { from, to, ids })
    yield (doc) => records.forEach((record) => writeRecord(doc, record.id, record))
  }

  *#remove(): Deed {
    const { board } = this.input
    const id = this.#pick(board.shapes)
    if (!id) return
    board.shapes = board.shapes.filter((other) => other !== id)
    const gone: string[] = [id]
    for (const [arrow, { from, to, ids }] of board.arrows) {
      if (from !== id && to !== id) continue
      board.arrows.delete(arrow)
      gone.push(...ids)
    }
    yield (doc) => gone.forEach((one) => deleteRecord(doc, one))
  }

  *#addCard(): Deed {
    const { board } = this.input
    const place = { id: `k${board.made++}`, ...this.#spot() }
    const card = this.#chance(0.5)
      ? makeCard('requirements', place, { rows: [{ section: 'functional', text: '', target: '' }] })
      : makeCard('estimate', place, { rows: [{ name: 'dau', formula: '', unit: '' }] })
    board.cards.push(card.id)
    yield (doc) => writeRecord(doc, card.id, card)
  }

  /** Writes into a row of a card, letter by letter, often a new one. */
  *#fillCard(): Deed {
    const { board } = this.input
    const id = this.#pick(board.cards)
    if (!id) return
    const isRequirements = this.#chance(0.5)
    const row = this.#chance(0.6) ? `n${board.made++}` : 'r1'
    const cell = isRequirements ? 'text' : 'formula'
    if (row !== 'r1') {
      const fresh = { index: `a${board.made}V`, [cell]: '' }
      yield (doc) => writeKey(doc, id, ['props', 'rows', row], { props: { rows: { [row]: fresh } } })
    }
    yield* this.#type(id, ['props', 'rows', row, cell], (text) => ({
      props: { rows: { [row]: { [cell]: text } } },
    }))
  }

  *#name(): Deed {
    const id = this.#target()
    if (id) yield* this.#type(id, ['props', 'label'], (text) => ({ props: { label: text } }))
  }

  *#type(id: string, path: [string, ...string[]], put: (text: string) => object): Deed {
    const text = Array.from({ length: 1 + Math.floor(this.input.random() * 5) }, () =>
      this.#pick(words),
    ).join(' ')
    for (let length = 1; length <= text.length; length++) {
      yield (doc) => writeKey(doc, id, path, put(text.slice(0, length)))
      for (let pause = 0; this.input.pace === 'usual' && pause < 4; pause++) yield null
    }
  }
}
