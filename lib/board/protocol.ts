/**
 * What travels on `/sync/<roomId>`: the y-websocket protocol (message types 0, 1, 3) and three
 * messages of our own, 100 to 102. Shared by the server, the browser and the tests.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { z } from 'zod'
import { hands, interviewState } from '@/lib/interview/interview-state'
import { phases, roles, roomKinds } from '@/lib/permissions'

/** First varuint of every message. 0–3 are y-websocket's. */
export const MessageType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  roomState: 100,
  ack: 101,
  repair: 102,
} as const

/** Second varuint of a sync message, as in y-protocols/sync. */
export const SyncType = { step1: 0, step2: 1, update: 2 } as const

/** A frame that may change the board: SyncStep2 or Update. Both ends count these for message 101. */
export function isWriteFrame(frame: Uint8Array): boolean {
  return frame[0] === MessageType.sync && (frame[1] === SyncType.step2 || frame[1] === SyncType.update)
}

/** Why a socket was closed. */
export const CloseCode = {
  /** The server stops or restarts: come back. */
  restart: 1012,
  /** A message over its limit (X2). When it was the board's, it goes again in smaller parts (B11). */
  tooBig: 1009,
  /** Structure of an update was refused (B6): this Y.Doc must not be sent again (B11). */
  refused: 4400,
  /** No valid session. */
  unauthenticated: 4401,
  /** Removed, or the link was revoked. */
  forbidden: 4403,
  /** No such room for this person. */
  notFound: 4404,
  /** The board was restored; the local copy is of an older epoch (B11). */
  oldEpoch: 4409,
  /** The database is away: nothing is lost, come back. */
  unavailable: 4503,
  /** The room holds as many connections as it may (X2): come back, somebody may have left. */
  full: 4513,
  /** More messages than any honest browser sends (X2): come back slower. */
  tooFast: 4529,
} as const

const terminalCodes: ReadonlySet<number> = new Set([
  CloseCode.unauthenticated,
  CloseCode.forbidden,
  CloseCode.notFound,
])

const rebaseCodes: ReadonlySet<number> = new Set([CloseCode.refused, CloseCode.oldEpoch, CloseCode.tooBig])

/** Whether whoever is closed with this code has no business here any more: it must not come back. */
export function isTerminal(code: number): boolean {
  return terminalCodes.has(code)
}

/** Whether the document must never be sent again: what it has that is not acknowledged goes into a fresh one (B11). */
export function needsRebase(code: number): boolean {
  return rebaseCodes.has(code)
}

export const participantState = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(roles),
  /** Index into the six colours of people. */
  color: z.number().int(),
  /** Has an open connection. */
  present: z.boolean(),
  /** Leads the room (R1). */
  isHost: z.boolean(),
  /** What they want, while their hand is up; `at` in ms since 1970. */
  hand: z.object({ wants: z.enum(hands), at: z.number() }).nullable(),
})
export type ParticipantState = z.infer<typeof participantState>

/** That the board was brought back to an earlier moment (B12). Times are ms since 1970. */
export const restoredState = z.object({
  /** The update that did it. */
  seq: z.number().int(),
  /** The participant who did. */
  by: z.string().nullable(),
  at: z.number(),
  /** The moment it was brought back to. */
  toAt: z.number(),
  /** Whether it took back an earlier restore. */
  isUndo: z.boolean(),
})
export type RestoredState = z.infer<typeof restoredState>

/** Message 100: the whole public state of a room, sent on change and every 10 s. The same for every role. */
export const roomState = z.object({
  roomId: z.string(),
  title: z.string(),
  kind: z.enum(roomKinds),
  phase: z.enum(phases),
  epoch: z.number().int(),
  participants: z.array(participantState),
  /** Null in a room that is no interview. */
  interview: interviewState.nullable(),
  /** The last restore; null while there was none. */
  restored: restoredState.nullable(),
  /** The server's clock, in ms since 1970. */
  serverNow: z.number(),
})
export type RoomState = z.infer<typeof roomState>

/** Message 101 (B3a): the first `n` write frames of this connection are committed; the room's log holds `seq` rows. */
export interface Ack {
  n: number
  seq: number
}

/**
 * Message 102 (B5), to the author alone: what the update left of this record could not stand and was put
 * right. `code` says why, as in lib/board/guard.ts, or `board_full`.
 */
export const repairNotice = z.object({ code: z.string(), recordId: z.string() })
export type RepairNotice = z.infer<typeof repairNotice>

export function encodeRoomState(state: RoomState): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MessageType.roomState)
  encoding.writeVarString(encoder, JSON.stringify(state))
  return encoding.toUint8Array(encoder)
}

/** Reads the body of message 100 (after its type). Throws when it is not a RoomState. */
export function readRoomState(decoder: decoding.Decoder): RoomState {
  return roomState.parse(JSON.parse(decoding.readVarString(decoder)))
}

export function encodeAck({ n, seq }: Ack): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MessageType.ack)
  encoding.writeVarUint(encoder, n)
  encoding.writeVarUint(encoder, seq)
  return encoding.toUint8Array(encoder)
}

/** Reads the body of message 101 (after its type). */
export function readAck(decoder: decoding.Decoder): Ack {
  return { n: decoding.readVarUint(decoder), seq: decoding.readVarUint(decoder) }
}

export function encodeRepair(notice: RepairNotice): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MessageType.repair)
  encoding.writeVarString(encoder, JSON.stringify(notice))
  return encoding.toUint8Array(encoder)
}

/** Reads the body of message 102 (after its type). Throws when it is not a RepairNotice. */
export function readRepair(decoder: decoding.Decoder): RepairNotice {
  return repairNotice.parse(JSON.parse(decoding.readVarString(decoder)))
}

/** A sync message of the given kind around a Yjs payload (an update, or a state vector for step 1). */
export function encodeSync(type: (typeof SyncType)[keyof typeof SyncType], payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MessageType.sync)
  encoding.writeVarUint(encoder, type)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}
