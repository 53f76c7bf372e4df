/**
 * Who points where: the server's side of awareness (B4, B7). Stored by nobody. A client speaks only for
 * clientIDs that are its participant's own; the server stamps who it is and its own clock, so that peers
 * believe neither a forged name nor a stale state.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { driveField, maxStateBytes, presenceFields, summonField } from '@/lib/board/awareness'
import { isObject } from '@/lib/board/json'
import { MessageType, type ParticipantState } from '@/lib/board/protocol'
import { readDrive } from '@/lib/replay/drive'
import type { Owners } from '@/server/room/gate'

/** A tab has one clientID; a few more are what a reload leaves behind until its old socket is noticed gone. */
const maxIdsPerConnection = 4
const maxEntries = 200

export type Person = Pick<ParticipantState, 'id' | 'name' | 'role' | 'color'>

/** What somebody may tell besides where they point. */
export interface PresenceRights {
  /** Ask everyone to come and look (presence.summon). */
  maySummon: boolean
  /** Drive the replay (replay.drive). */
  mayDrive: boolean
}

interface Entry<Connection> {
  connection: Connection
  participantId: string
  state: Record<string, unknown>
}

/** The presence of one room; `Connection` is whatever identifies a socket. */
export class Presence<Connection> {
  #entries = new Map<number, Entry<Connection>>()
  #clock = 0

  constructor(
    private readonly owners: Owners,
    private readonly now: () => number,
    /** Told what somebody shows as a clientID from now on; null for nothing. */
    private readonly onShown: (
      participantId: string,
      clientId: number,
      presence: Record<string, unknown> | null,
    ) => void = () => undefined,
  ) {}

  /**
   * Takes the body of an awareness message. Entries about other people's ids are ignored: every honest
   * provider echoes what it hears. Answers the message for all other people, or null. Not for other tabs of
   * the same person: they would echo it as their own, without end. A summons is passed on from who may give
   * one, and not kept: it is for those who are here now, never for somebody who joins or comes back. What a
   * driver of the replay shows (C6) is kept, for whoever joins the debrief. Throws when the body is malformed.
   */
  announce(
    body: Uint8Array,
    connection: Connection,
    person: Person,
    { maySummon, mayDrive }: PresenceRights,
  ): Uint8Array | null {
    const decoder = decoding.createDecoder(body)
    const count = decoding.readVarUint(decoder)
    if (count > maxEntries) throw new Error('too many awareness entries')
    const changed = new Set<number>()
    const summoning: number[] = []
    for (let i = 0; i < count; i++) {
      const clientId = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      const json = decoding.readVarString(decoder)
      if (this.owners.of(clientId) !== person.id && !this.#mayClaim(clientId, json, person)) continue
      if (json === 'null') {
        if (!this.#entries.delete(clientId)) continue
        changed.add(clientId)
        this.onShown(person.id, clientId, null)
        continue
      }
      if (Buffer.byteLength(json) > maxStateBytes || !this.#hasPlace(clientId, connection)) continue
      const said: unknown = JSON.parse(json)
      const presence = pickAllowed(said)
      this.#entries.set(clientId, {
        connection,
        participantId: person.id,
        state: { presence, ...(mayDrive && this.#driveIn(said)), user: person },
      })
      this.onShown(person.id, clientId, presence)
      changed.add(clientId)
      if (maySummon && isObject(said) && said[summonField] === true) summoning.push(clientId)
    }
    return changed.size > 0 ? this.#encode([...changed], summoning) : null
  }

  /** Everything that others point at right now, for somebody who joins; null when there is nothing. */
  snapshotFor(participantId: string): Uint8Array | null {
    const ids = [...this.#entries]
      .filter(([, entry]) => entry.participantId !== participantId)
      .map(([id]) => id)
    return ids.length > 0 ? this.#encode(ids) : null
  }

  /** Forgets what came over a connection. Answers the message that tells the others, or null. */
  leave(connection: Connection): Uint8Array | null {
    const gone = [...this.#entries].filter(([, entry]) => entry.connection === connection)
    for (const [id, { participantId }] of gone) {
      this.#entries.delete(id)
      this.onShown(participantId, id, null)
    }
    return gone.length > 0 ? this.#encode(gone.map(([id]) => id)) : null
  }

  /** Whoever drove the replay over this connection may not any more. Answers the message that tells the others, or null. */
  stopDriving(connection: Connection): Uint8Array | null {
    const drivers = [...this.#entries].filter(
      ([, entry]) => entry.connection === connection && Object.hasOwn(entry.state, driveField),
    )
    for (const [, entry] of drivers) delete entry.state[driveField]
    return drivers.length > 0 ? this.#encode(drivers.map(([id]) => id)) : null
  }

  /** Nobody has taken the wheel later than now: whoever says so would keep it for ever. */
  #driveIn(said: unknown): Record<string, unknown> {
    const drive = isObject(said) ? readDrive(said[driveField]) : null
    return drive ? { [driveField]: { ...drive, since: Math.min(drive.since, this.now()) } } : {}
  }

  #hasPlace(clientId: number, connection: Connection): boolean {
    if (this.#entries.get(clientId)?.connection === connection) return true
    const held = [...this.#entries.values()].filter((entry) => entry.connection === connection)
    return held.length < maxIdsPerConnection
  }

  #mayClaim(clientId: number, json: string, person: Person): boolean {
    return json !== 'null' && this.owners.announce(clientId, person.id)
  }

  // Peers believe the highest clock they have seen for an id, also across a restart of this server. Whoever lost
  // the line has forgotten the others but not their clocks: what they are told again needs a new one (B4).
  #tick(): number {
    this.#clock = Math.max(this.#clock + 1, this.now())
    return this.#clock
  }

  #encode(ids: number[], summoning: number[] = []): Uint8Array {
    const body = encoding.createEncoder()
    const clock = this.#tick()
    encoding.writeVarUint(body, ids.length)
    for (const id of ids) {
      const entry = this.#entries.get(id)
      encoding.writeVarUint(body, id)
      encoding.writeVarUint(body, clock)
      const state = entry && (summoning.includes(id) ? { ...entry.state, [summonField]: true } : entry.state)
      encoding.writeVarString(body, state ? JSON.stringify(state) : 'null')
    }
    const message = encoding.createEncoder()
    encoding.writeVarUint(message, MessageType.awareness)
    encoding.writeVarUint8Array(message, encoding.toUint8Array(body))
    return encoding.toUint8Array(message)
  }
}

/** The fields of a state that are passed on; null when its owner shows nothing. */
function pickAllowed(state: unknown): Record<string, unknown> | null {
  const presence = isObject(state) ? state.presence : null
  if (!isObject(presence)) return null
  return Object.fromEntries(
    presenceFields.filter((field) => Object.hasOwn(presence, field)).map((field) => [field, presence[field]]),
  )
}
