/**
 * The update gate (B6, B6a): judges the structure of an update before anyone else can see it.
 * Yjs trusts its peers: a 13-byte update can erase somebody's unsent work, so nothing reaches the
 * log that was not decoded, owned, gapless and applied to a shadow of the board first.
 */
import * as Y from 'yjs'
import { isNestedPath, isRowPath } from '@/lib/board/record-diff'
import { serverClientId } from '@/server/room/board-seed'

/** Why an update's structure is refused. */
export type Fault =
  | 'unparsable'
  | 'unknown_root'
  | 'foreign_client'
  | 'too_many_clients'
  | 'gap'
  | 'delete_ahead'
  | 'unknown_content'
  | 'absurd_length'
  | 'too_deep'
  | 'replaced_map'
  | 'pending'

export type Verdict =
  /**
   * `bytes` is what the update really changes, re-encoded by us; `clients` are clientIDs whose claim is not in
   * the log yet; `touched` are the ids of the records it changed, made or removed.
   */
  | { kind: 'change'; bytes: Uint8Array; clients: number[]; touched: Set<string> }
  | { kind: 'nothing' }
  /** `spoiled`: the shadow took harm and must be rebuilt. */
  | { kind: 'fault'; fault: Fault; spoiled: boolean }

/** Faults that an honest update can show when it meets a state older than the one it was made on. */
export function isBehind(fault: Fault): boolean {
  return fault === 'gap' || fault === 'delete_ahead' || fault === 'foreign_client'
}

/** At most so many clientIDs belong to one participant of a room (B6a). */
export const maxClientIds = 500

const maxClientId = 2 ** 32 - 1
// Far above any real session (a clock counts the values one browser tab has written), far below where numbers lose precision.
const maxClock = 2 ** 40

// A record lies in the root, its props in the record, a card's rows in the props, a row in the rows. Whoever reads
// a board walks its maps by recursion, so that depth must end somewhere.
const maxDepth = 5

/** A label with its marks and lists is about ten deep. */
const maxValueDepth = 64

/** The root that clients may write: the map of records. `meta` is the server's. */
const clientRoot = 'records'

type AnyType = Y.Transaction['changed'] extends Map<infer Type, unknown> ? Type : never

class FaultError extends Error {
  constructor(readonly fault: Fault) {
    super(fault)
  }
}

/** Who may write under which clientID. An id is claimed by announcing it or by writing under it; the first claim stands. */
export class Owners {
  #owners = new Map<number, string | null>()
  #counts = new Map<string | null, number>()
  #stored = new Set<number>()

  /** The participant a clientID belongs to, null for the server, undefined when nobody has it yet. */
  of(clientId: number): string | null | undefined {
    return this.#owners.get(clientId)
  }

  /** Whether the claim is in the log already, or on its way there. */
  isStored(clientId: number): boolean {
    return this.#stored.has(clientId)
  }

  /** Whether a participant may claim one more id, on top of `more` that are about to be claimed. */
  hasRoomFor(participantId: string, more = 0): boolean {
    return (this.#counts.get(participantId) ?? 0) + more < maxClientIds
  }

  /** Gives the id to the participant if it is free and they have room. Answers whether it is theirs now. */
  announce(clientId: number, participantId: string): boolean {
    const owner = this.#owners.get(clientId)
    if (owner !== undefined) return owner === participantId
    if (!this.hasRoomFor(participantId)) return false
    this.#owners.set(clientId, participantId)
    this.#counts.set(participantId, (this.#counts.get(participantId) ?? 0) + 1)
    return true
  }

  /** Keeps an id for the server, which has not written under it yet. */
  reserve(clientId: number): void {
    this.#owners.set(clientId, null)
  }

  /** Takes over a claim that the log holds, or is about to hold. */
  store(clientId: number, participantId: string | null): void {
    this.#stored.add(clientId)
    if (this.#owners.has(clientId)) return
    this.#owners.set(clientId, participantId)
    this.#counts.set(participantId, (this.#counts.get(participantId) ?? 0) + 1)
  }
}

/** The admitted board: every update that passed the gate, committed or not, and nothing else. */
export class Shadow {
  #doc = new Y.Doc()
  // Named before anything is in it: Yjs would otherwise put another object in its place later.
  readonly #root = this.#doc.getMap(clientRoot)
  #change: { bytes: Uint8Array; transaction: Y.Transaction } | null = null
  /** The maps an update under judgement makes; null while nothing is judged. */
  #made: Y.ID[] | null = null
  #fault: Fault | null = null

  /** `clientId` is the one the server writes under in here. */
  constructor(private readonly clientId = serverClientId) {
    this.#doc.clientID = clientId
    this.#doc.on('update', (bytes: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      this.#change = { bytes, transaction }
    })
    // The last moment at which what was thrown away can still be told from anything else.
    this.#doc.on('beforeObserverCalls', (transaction: Y.Transaction) => {
      if (!this.#made) return
      try {
        this.#inspectPlaces(transaction, this.#made)
      } catch (error) {
        this.#fault = error instanceof FaultError ? error.fault : 'unparsable'
      }
    })
  }

  /** The document, for reading. */
  get document(): Y.Doc {
    return this.#doc
  }

  /** How many records it holds. */
  get size(): number {
    return this.#root.size
  }

  /** Takes bytes that are known to be good: from the log. Answers the ids of the records that changed. */
  trust(bytes: Uint8Array): Set<string> {
    this.#change = null
    Y.applyUpdate(this.#doc, bytes)
    // Yjs thinks that somebody else has our id when our own writes come back from the log, and takes another.
    this.#doc.clientID = this.clientId
    return this.#touched()
  }

  /** Whether it has something already under the clocks that this update writes. */
  overlaps(bytes: Uint8Array): boolean {
    return Y.decodeUpdate(bytes).structs.some(({ id }) => id.clock < Y.getState(this.#doc.store, id.client))
  }

  /** Lets the server write. Answers the update and the ids of the records it changed; null when nothing changed. */
  write(change: (doc: Y.Doc) => void): { bytes: Uint8Array; touched: Set<string> } | null {
    this.#change = null
    this.#doc.transact(() => change(this.#doc))
    const written = this.#change as { bytes: Uint8Array } | null
    return written && { bytes: written.bytes, touched: this.#touched() }
  }

  /**
   * Judges an update by `participantId` and, when it is sound, takes it in.
   * Never throws. Answers what changed, that nothing did, or the fault.
   */
  admit(update: Uint8Array, participantId: string, owners: Owners): Verdict {
    let found: { clients: number[]; maps: Y.ID[] }
    try {
      found = this.#inspect(update, participantId, owners)
    } catch (error) {
      return {
        kind: 'fault',
        fault: error instanceof FaultError ? error.fault : 'unparsable',
        spoiled: false,
      }
    }
    this.#change = null
    this.#fault = null
    this.#made = found.maps
    try {
      Y.applyUpdate(this.#doc, update)
      if (this.#fault) throw new FaultError(this.#fault)
      if (this.#doc.store.pendingStructs || this.#doc.store.pendingDs) throw new FaultError('pending')
      const change = this.#change as { bytes: Uint8Array; transaction: Y.Transaction } | null
      if (!change) return { kind: 'nothing' }
      return { kind: 'change', bytes: change.bytes, clients: found.clients, touched: this.#touched() }
    } catch (error) {
      return { kind: 'fault', fault: error instanceof FaultError ? error.fault : 'unparsable', spoiled: true }
    } finally {
      this.#made = null
    }
  }

  /** Reads every struct of the update without touching the document. Answers the clientIDs to claim and the maps it makes. */
  #inspect(update: Uint8Array, participantId: string, owners: Owners): { clients: number[]; maps: Y.ID[] } {
    const { structs, ds } = Y.decodeUpdate(update)
    const clocks = new Map<number, number>()
    const clockOf = (client: number) => clocks.get(client) ?? Y.getState(this.#doc.store, client)
    const clients: number[] = []
    const items: Y.Item[] = []

    for (const struct of structs) {
      const { client, clock } = struct.id
      const end = clock + struct.length
      // Nothing at all counts as known below, but Yjs would take it in, and fail when it is deleted.
      if (client > maxClientId || end > maxClock || struct.length < 1) throw new FaultError('absurd_length')
      if (struct instanceof Y.Skip || clock > clockOf(client)) throw new FaultError('gap')
      // Known clocks are ignored by Yjs wherever they arrive again: no fault, whoever sends them.
      if (end <= clockOf(client)) continue
      const owner = owners.of(client)
      if (owner !== undefined && owner !== participantId) throw new FaultError('foreign_client')
      if (!owners.isStored(client) && !clients.includes(client)) {
        if (owner === undefined && !owners.hasRoomFor(participantId, clients.length)) {
          throw new FaultError('too_many_clients')
        }
        clients.push(client)
      }
      if (struct instanceof Y.Item) items.push(struct)
      clocks.set(client, end)
    }

    // Only now: several ids of one person come highest first, and one may refer to what another holds (B6a).
    for (const item of items) inspectItem(item, clockOf)
    for (const [client, ranges] of ds.clients) {
      for (const { clock, len } of ranges) {
        if (clock + len > clockOf(client)) throw new FaultError('delete_ahead')
      }
    }
    return {
      clients,
      maps: items.filter(({ content }) => content instanceof Y.ContentType).map(({ id }) => id),
    }
  }

  /**
   * What lies in a map that is thrown away goes with it: also what others have written into it, been told is
   * saved, or are about to send. A record may be removed; the maps inside one that stays may not.
   */
  #inspectPlace(type: AnyType, key: string, transaction: Y.Transaction): void {
    if (type === (this.#root as object)) {
      const record = this.#root.get(key)
      if (record !== undefined && !(record instanceof Y.Map)) throw new FaultError('unknown_content')
      return
    }
    const path = [...placeOf(type, this.#root).slice(1), key]
    if (isRowPath(path) || !isNestedPath(path)) return
    const item = type._map.get(key)
    const before = item?.deleted ? item : item?.left
    // A plain value in its place is nobody's to write into: an honest browser puts a map there.
    const isMap = before?.content instanceof Y.ContentType
    if (isMap && Y.isDeleted(transaction.deleteSet, before.id)) throw new FaultError('replaced_map')
  }

  #touched(): Set<string> {
    const ids = new Set<string>()
    for (const [type, keys] of this.#change?.transaction.changed ?? []) {
      const [id] = placeOf(type, this.#root)
      if (id !== undefined) ids.add(id)
      else if (type === (this.#root as object)) for (const key of keys) if (key !== null) ids.add(key)
    }
    return ids
  }

  /** Where the update really wrote: an item beside another one takes over its place, which only Yjs can tell. */
  #inspectPlaces(transaction: Y.Transaction, maps: Y.ID[]): void {
    for (const [type, keys] of transaction.changed) {
      if (rootOf(type) !== (this.#root as object)) throw new FaultError('unknown_root')
      for (const key of keys) if (key !== null) this.#inspectPlace(type, key, transaction)
    }
    for (const id of maps) {
      const item = Y.getItem(this.#doc.store, id)
      if (
        item instanceof Y.Item &&
        item.content instanceof Y.ContentType &&
        depthOf(item.content.type) > maxDepth
      ) {
        throw new FaultError('too_deep')
      }
    }
  }
}

function parentOf(type: AnyType): AnyType | null {
  const parent = type._item?.parent
  return parent instanceof Y.AbstractType ? parent : null
}

function rootOf(type: AnyType): AnyType {
  let root = type
  for (let parent = parentOf(root); parent; parent = parentOf(root)) root = parent
  return root
}

/** The keys that lead from the map of records to a map in it: its record's id first; empty for any other map. */
function placeOf(type: AnyType, root: object): string[] {
  const keys: string[] = []
  let inner = type
  for (let parent = parentOf(inner); parent; parent = parentOf(inner)) {
    keys.unshift(inner._item?.parentSub ?? '')
    if (parent === root) return keys
    inner = parent
  }
  return []
}

/** How many maps a map lies in, counted no further than matters. */
function depthOf(type: AnyType): number {
  let depth = 0
  for (let parent = parentOf(type); parent && depth <= maxDepth; parent = parentOf(parent)) depth++
  return depth
}

function inspectItem(item: Y.Item, clockOf: (client: number) => number): void {
  for (const id of [item.origin, item.rightOrigin, item.parent]) {
    if (id instanceof Y.ID && id.clock >= clockOf(id.client)) throw new FaultError('gap')
  }
  // An item without neighbours names its place itself: a key of the records, or of a map inside them.
  if (!item.origin && !item.rightOrigin) {
    if (typeof item.parent === 'string' && item.parent !== clientRoot) throw new FaultError('unknown_root')
    // `__proto__` would not be a key of the JSON that everybody reads, but change where its keys come from.
    if (item.parentSub === null || item.parentSub === '__proto__') throw new FaultError('unknown_content')
  }
  const { content } = item
  const known =
    content instanceof Y.ContentAny ||
    content instanceof Y.ContentDeleted ||
    (content instanceof Y.ContentType && content.type instanceof Y.Map)
  if (!known) throw new FaultError('unknown_content')
  if (content instanceof Y.ContentAny && isDeeperThan(maxValueDepth, content.arr))
    throw new FaultError('too_deep')
}

/**
 * Whether values lie in each other deeper than that. Whoever reads them does so by recursion, and how much of
 * it a process bears differs: what this one could still read, the next might not, ever.
 */
function isDeeperThan(depth: number, values: unknown[]): boolean {
  let layer: unknown[] = values
  for (let at = 0; layer.length > 0; at++) {
    if (at > depth) return true
    layer = layer.flatMap((value) =>
      typeof value === 'object' && value !== null && !(value instanceof Uint8Array)
        ? Object.values(value)
        : [],
    )
  }
  return false
}
