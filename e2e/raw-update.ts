/** Updates that no honest browser sends. */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { encodeSync, MessageType, SyncType } from '@/lib/board/protocol'

type Range = [client: number, clock: number, length: number]

/** One GC struct: so many clocks of a clientID hold nothing. 13 bytes that take somebody's place. */
export function gcUpdate([client, clock, length]: Range): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeUint8(encoder, 0)
    encoding.writeVarUint(encoder, length)
    encoding.writeVarUint(encoder, 0)
  })
}

/** A delete set alone: so many clocks of a clientID are gone, whether or not they were written yet. */
export function deleteUpdate([client, clock, length]: Range): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarUint(encoder, length)
  })
}

/** What somebody who has the board sends after a change of their own, whatever it is. */
export function updateOf(board: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(board))
  const before = Y.encodeStateVector(doc)
  change(doc)
  return Y.encodeStateAsUpdate(doc, before)
}

/** An awareness message with entries made up freely. */
export function awarenessMessage(entries: [client: number, clock: number, state: string][]): Uint8Array {
  const body = encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length)
    for (const [client, clock, state] of entries) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, state)
    }
  })
  return encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.awareness)
    encoding.writeVarUint8Array(encoder, body)
  })
}

/** A SyncStep2 of somebody who has nothing to add: from then on a gap is a fault (B6). */
export const emptyStep2 = encodeSync(SyncType.step2, new Uint8Array([0, 0]))

/** An update frame. */
export function updateFrame(update: Uint8Array): Uint8Array {
  return encodeSync(SyncType.update, update)
}

function encode(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}
