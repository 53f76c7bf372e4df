/**
 * The update gate (B6, B6a): judges the structure of an update before anyone else can see it.
 * Yjs trusts its peers: a 13-byte update can erase somebody's unsent work, so nothing reaches the
 * log that was not decoded, owned, gapless and applied to a shadow of the board first.
 */
import * as Y from 'yjs'

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
  | 'pending'

export type Verdict =
  /** `bytes` is what the update really changes, re-encoded by us; `clients` are clientIDs whose claim is not in the log yet. */
  | { kind: 'change'; bytes: Uint8Array; clients: number[] }
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

  constructor() {
    this.#doc.on('update', (bytes: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      this.#change = { bytes, transaction }
    })
  }

  /** Takes bytes that are known to be good: from the log. */
  trust(bytes: Uint8Array): void {
    Y.applyUpdate(this.#doc, bytes)
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
    try {
      Y.applyUpdate(this.#doc, update)
      if (this.#doc.store.pendingStructs || this.#doc.store.pendingDs) throw new FaultError('pending')
      const change = this.#change as { bytes: Uint8Array; transaction: Y.Transaction } | null
      if (!change) return { kind: 'nothing' }
      this.#inspectPlaces(change.transaction, found.maps)
      return { kind: 'change', bytes: change.bytes, clients: found.clients }
    } catch (error) {
      return { kind: 'fault', fault: error instanceof FaultError ? error.fault : 'unparsable', spoiled: true }
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
      if (client > maxClientId || end > maxClock) throw new FaultError('absurd_length')
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

  /** Where the update really wrote: an item beside another one takes over its place, which only Yjs can tell. */
  #inspectPlaces(transaction: Y.Transaction, maps: Y.ID[]): void {
    for (const type of transaction.changed.keys()) {
      if (rootOf(type) !== (this.#root as object)) throw new FaultError('unknown_root')
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
    if (item.parentSub === null) throw new FaultError('unknown_content')
  }
  const { content } = item
  const known =
    content instanceof Y.ContentAny ||
    content instanceof Y.ContentDeleted ||
    (content instanceof Y.ContentType && content.type instanceof Y.Map)
  if (!known) throw new FaultError('unknown_content')
}
