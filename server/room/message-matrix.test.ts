import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { driveField, summonField } from '@/lib/board/awareness'
import { boardRecords, writeRecord } from '@/lib/board/doc'
import { makeBox } from '@/lib/board/make-record'
import { CloseCode, encodeSync, MessageType, SyncType } from '@/lib/board/protocol'
import { type Action, can, type Phase, phases, type Role, roles } from '@/lib/permissions'
import type { TestPeer } from '@/server/room/test-peer'
import { TestWorld } from '@/server/room/test-world'

/** Everybody who can have a socket: one who looks as a candidate is an interviewer without rights (J7). */
const principals = [...roles, 'look'] as const
type Principal = (typeof principals)[number]

/** What came of a message: somebody else saw it, its sender was answered, or its sender was closed. */
type Outcome = 'changed' | 'shown' | 'answered' | 'dropped' | 'refused'

interface Message {
  /** What it is to whoever may; `dropped` to everybody else, who stay. */
  outcome: Outcome
  /** What it takes; without one it is everybody's. */
  action?: Action
  of: (peer: TestPeer) => Uint8Array
}

function drawing(peer: TestPeer): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = peer.doc.clientID
  const box = makeBox({ id: 'drawn', x: 0, y: 0, label: 'Drawn' })
  writeRecord(doc, box.id, box)
  return Y.encodeStateAsUpdate(doc)
}

function awareness(peer: TestPeer, more: Record<string, unknown> = {}): Uint8Array {
  const body = encoding.createEncoder()
  encoding.writeVarUint(body, 1)
  encoding.writeVarUint(body, peer.doc.clientID)
  encoding.writeVarUint(body, 1)
  encoding.writeVarString(body, JSON.stringify({ presence: { cursor: { x: 1, y: 1 } }, ...more }))
  const message = encoding.createEncoder()
  encoding.writeVarUint(message, MessageType.awareness)
  encoding.writeVarUint8Array(message, encoding.toUint8Array(body))
  return encoding.toUint8Array(message)
}

const bare = (type: number) => () => Uint8Array.of(type, 0)

/** X3: every message type there is, the server's own and one that is none among them. */
const messages: Record<string, Message> = {
  'sync.step1': { outcome: 'answered', of: () => encodeSync(SyncType.step1, Uint8Array.of(0)) },
  'sync.step2': {
    outcome: 'changed',
    action: 'board.draw',
    of: (peer) => encodeSync(SyncType.step2, drawing(peer)),
  },
  'sync.update': {
    outcome: 'changed',
    action: 'board.draw',
    of: (peer) => encodeSync(SyncType.update, drawing(peer)),
  },
  awareness: { outcome: 'shown', action: 'presence.send', of: (peer) => awareness(peer) },
  queryAwareness: { outcome: 'answered', of: bare(MessageType.queryAwareness) },
  auth: { outcome: 'refused', of: bare(MessageType.auth) },
  roomState: { outcome: 'refused', of: bare(MessageType.roomState) },
  ack: { outcome: 'refused', of: bare(MessageType.ack) },
  repair: { outcome: 'refused', of: bare(MessageType.repair) },
  'of no type': { outcome: 'refused', of: bare(77) },
}

const isDrawn = (doc: Y.Doc) => boardRecords(doc).has('shape:drawn')

async function enter(principal: Principal, phase: Phase) {
  const world = new TestWorld()
  world.rows = { ...world.rows, phase, writable: phase === 'lobby' || phase === 'live' }
  const role: Role = principal === 'look' ? 'interviewer' : principal
  const [watcher, peer] = [world.person('watcher'), world.person('peer', role)]
  await world.join(watcher)
  // Somebody is here to ask about.
  watcher.send(awareness(watcher))
  await world.settle(watcher)
  await peer.connect(world.rooms, 'room', principal === 'look')
  await world.settle(watcher, peer)
  return { world, watcher, peer }
}

async function outcomeOf(message: Message, principal: Principal, phase: Phase): Promise<Outcome> {
  const { world, watcher, peer } = await enter(principal, phase)
  const heard = watcher.heard.length
  peer.send(message.of(peer))
  peer.deliverUp()
  const isAnswered = (peer.socket?.toClient.length ?? 0) > 0
  await world.settle(watcher, peer)
  if (peer.socket?.closed) return peer.socket.closed.code === CloseCode.refused ? 'refused' : 'dropped'
  if (isDrawn(watcher.doc)) return 'changed'
  if (watcher.heard.length > heard) return 'shown'
  return isAnswered ? 'answered' : 'dropped'
}

const cells = Object.keys(messages).flatMap((name) =>
  principals.flatMap((principal) => phases.map((phase) => ({ name, principal, phase }))),
)

test.each(cells)('X3 R2 message $name by $principal while $phase', async ({ name, principal, phase }) => {
  const message = messages[name]
  if (!message) throw new Error(name)
  const { action, outcome } = message
  const may = action === undefined || (principal !== 'look' && can(principal, phase, action))
  expect(await outcomeOf(message, principal, phase)).toBe(may ? outcome : 'dropped')
})

test('X3 every message type is in the matrix', () => {
  const named = new Set(Object.keys(messages).map((name) => name.split('.')[0]))
  expect(Object.keys(MessageType).filter((type) => !named.has(type))).toEqual([])
  const sync = Object.keys(messages).filter((name) => name.startsWith('sync.'))
  expect(sync).toEqual(Object.keys(SyncType).map((type) => `sync.${type}`))
})

test.each(principals.flatMap((principal) => phases.map((phase) => ({ principal, phase }))))(
  'X3 R2 a summons by $principal while $phase',
  async ({ principal, phase }) => {
    const { world, watcher, peer } = await enter(principal, phase)
    const summons: boolean[] = []
    watcher.onAwareness = (body) => summons.push(new TextDecoder().decode(body).includes(summonField))
    peer.send(awareness(peer, { [summonField]: true }))
    await world.settle(watcher, peer)
    const may = principal !== 'look' && can(principal, phase, 'presence.summon')
    expect(summons.includes(true)).toBe(may)
    expect(peer.socket?.closed).toBeNull()
  },
)

test.each(principals.flatMap((principal) => phases.map((phase) => ({ principal, phase }))))(
  'X3 R2 C6 driving the replay by $principal while $phase',
  async ({ principal, phase }) => {
    const { world, watcher, peer } = await enter(principal, phase)
    const drives: boolean[] = []
    watcher.onAwareness = (body) => drives.push(new TextDecoder().decode(body).includes(driveField))
    const drive = { since: 1, at: 2, isPlaying: false, speed: 1, view: null, atServer: 3 }
    peer.send(awareness(peer, { [driveField]: drive }))
    await world.settle(watcher, peer)
    const may = principal !== 'look' && can(principal, phase, 'replay.drive')
    expect(drives.includes(true)).toBe(may)
    expect(peer.socket?.closed).toBeNull()
  },
)
