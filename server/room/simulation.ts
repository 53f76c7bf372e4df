import * as Y from 'yjs'
import {
  applyRecordDiff,
  boardRecords,
  boardRecordsMap,
  canonicalBoard,
  deleteRecord,
  writeRecord,
} from '@/lib/board/doc'
import { guardBoard } from '@/lib/board/guard'
import { CloseCode, SyncType } from '@/lib/board/protocol'
import { soundRecords } from '@/lib/board/restore'
import { makeArrow, makeBox, makeFrame, makeLabel, makeShapeId, type ShapeId } from '@/lib/board/make-record'
import { currentSchema } from '@/lib/board/schema'
import { attack } from '@/server/room/hostile-peer'
import { roomId, TestWorld } from '@/server/room/test-world'
import { TestPeer, turn } from '@/server/room/test-peer'

/** Numbers in [0, 1) that depend on nothing but the seed (mulberry32, public domain, by Tommy Ettinger). */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Every edit leaves its own key in the meta of this record, which nobody deletes: what was acked must be found there. */
const witness = makeShapeId('witness')

interface Actor {
  peer: TestPeer
  /** Edits of the present connection by the count of write frames after which they are covered. */
  edits: { key: string; frame: number }[]
  acked: Set<string>
  n: number
}

const hostile = 'eve'

/**
 * 2–4 people draw on one board while frames are delayed, doubled and lost with their connection, commits
 * fail in every way a commit can fail, and the server is killed; `hostile` adds somebody who sends
 * forged frames and bad records in between; with `ending` the session ends and is reopened at any moment, and
 * this server hears of it later; with `restoring` the board is brought back to an earlier moment (B12), of which
 * this server hears later, too; with `elsewhere` another node writes into the same log. At the end everybody is
 * connected.
 * Answers a description of the first broken promise, or null.
 */
export async function simulate(
  seed: number,
  operations: number,
  {
    hostile: withHostile = false,
    ending: withEnding = false,
    restoring: withRestores = false,
    elsewhere: withElsewhere = false,
  } = {},
): Promise<string | null> {
  const random = randomOf(seed)
  const below = (n: number) => Math.floor(random() * n)
  const world = new TestWorld()
  let clientIds = 10
  const nextClientId = () => clientIds++
  const actors: Actor[] = Array.from({ length: 2 + below(3) }, (_, i) => ({
    peer: world.person(`p${i}`, i % 2 ? 'candidate' : 'interviewer', nextClientId()),
    edits: [],
    acked: new Set(),
    n: 0,
  }))
  const [first] = actors
  if (!first) throw new Error('nobody is here')
  await world.join(first.peer)
  writeRecord(first.peer.doc, witness, makeBox({ id: 'witness', x: 0, y: 0, label: '' }))
  await world.settle(first.peer)
  const witnessSeq = world.log.rooms.get(roomId)?.head ?? 0

  let eve = world.person(hostile, 'candidate', nextClientId())
  const strike = async (op: number) => {
    if (!eve.socket || eve.socket.closed) {
      eve.cut()
      eve = new TestPeer(eve.person, nextClientId())
      await eve.connect(world.rooms, roomId).catch(() => eve.cut())
      return
    }
    eve.deliverUp()
    eve.deliverDown()
    if (!eve.synced) return
    const frame = attack(eve.doc, [...eve.doc.store.clients.keys()], below, `eve${op}`)
    if (frame) eve.send(frame)
    eve.deliverUp()
  }

  const held: (() => void)[] = []
  world.log.intercept = (commit) => {
    const fate = random()
    if (fate < 0.03) return Promise.reject(new Error('lost before the commit'))
    if (fate < 0.06) {
      commit()
      return Promise.reject(new Error('lost after the commit'))
    }
    if (fate < 0.08) {
      held.push(() => void commit())
      return Promise.reject(new Error('timed out, commits later'))
    }
    if (withElsewhere && fate < 0.3) {
      // In the log at once, and known here only when others have written behind it.
      const heads = commit()
      return new Promise((resolve) => held.push(() => resolve(heads)))
    }
    if (fate < 0.5) return new Promise((resolve) => held.push(() => resolve(commit())))
    return Promise.resolve(commit())
  }

  let edits = 0
  const edit = (actor: Actor) => {
    const { doc } = actor.peer
    const key = `${actor.peer.person.id}-${edits++}`
    doc.transact(() => {
      changeSomething(doc, below, key)
      const current = boardRecords(doc).get(witness) as { meta: object }
      applyRecordDiff(doc, witness, current, { ...current, meta: { ...current.meta, [key]: true } })
    })
    actor.edits.push({ key, frame: actor.peer.sent })
  }
  const hearAcks = (actor: Actor) => {
    actor.n = actor.peer.ack.n
    actor.edits = actor.edits.filter(({ key, frame }) => {
      if (frame <= actor.n && actor.peer.socket) actor.acked.add(key)
      return frame > actor.n || !actor.peer.socket
    })
  }
  const connect = async (actor: Actor) => {
    try {
      await actor.peer.connect(world.rooms, roomId)
      // What is not yet acked travels in the SyncStep2, the first write frame from here on.
      actor.edits = actor.edits.map(({ key }) => ({ key, frame: 2 }))
    } catch {
      actor.peer.cut()
    }
  }

  // The session ends, and after a while it is open again; null while it is live.
  let finalSeq: number | null = null
  const endOrReopen = (): string | null => {
    const head = world.log.rooms.get(roomId)?.head
    if (finalSeq === null) finalSeq = world.end()
    else if (head !== finalSeq) return `the final board moved from ${finalSeq} to ${head}`
    else {
      world.reopen()
      finalSeq = null
    }
    return null
  }

  const restores = new Set<number>()
  /** The update behind which each epoch begins. */
  const begins: number[] = []
  /** B12: whoever is told an epoch is shown the board it stands for. */
  const epochWithoutBoard = async (): Promise<string | null> => {
    const room = await world.rooms.open(roomId)
    const begin = begins[(room?.epoch ?? 0) - 1] ?? 0
    return room && room.head < begin ? `epoch ${room.epoch} is said over the board of ${room.head}` : null
  }
  /** Back to any moment since the witness was there. */
  const restore = (): string | null => {
    const { rows } = world.log.rooms.get(roomId) ?? { rows: [] }
    const toSeq = witnessSeq + below(rows.length - witnessSeq + 1)
    const seq = world.restore(toSeq, nextClientId())
    if (seq === null) return null
    restores.add(seq)
    begins.push(seq)
    const [then, now] = [logged(world, toSeq), logged(world)]
    const sound = soundRecords(then)
    if (sound.size < boardRecords(then).size) return null
    return canonicalBoard(now) === canonicalBoard(then) ? null : `restored ${toSeq}, but got another board`
  }

  for (let op = 0; op < operations; op++) {
    const actor = actors[below(actors.length)]
    if (!actor) continue
    world.clock += 34
    if (withHostile && below(4) === 0) await strike(op)
    if (withEnding && below(20) === 0) {
      const broken = endOrReopen()
      if (broken) return `operation ${op}: ${broken}`
    }
    if (withRestores && below(withElsewhere ? 8 : 25) === 0) {
      const broken = restore()
      if (broken) return `operation ${op}: ${broken}`
    }
    if (withElsewhere) {
      if (finalSeq === null && below(12) === 0) world.writeElsewhere(`elsewhere-${op}`, nextClientId())
      const broken = await epochWithoutBoard()
      if (broken) return `operation ${op}: ${broken}`
    }
    if ((withEnding || withRestores) && below(withElsewhere ? 30 : 10) === 0)
      await world.rooms.refresh(roomId)
    // B11: that document is never sent again. The browser carries what was not acked into a fresh one.
    if (actor.peer.socket?.closed?.code === CloseCode.oldEpoch) reload(actor, nextClientId())
    const { peer } = actor
    if (peer.socket?.closed) peer.cut()
    const choice = random()
    if (choice < 0.4) {
      // Before the first sync there is nothing to draw on: the browser waits for it too.
      if (boardRecords(peer.doc).has(witness)) edit(actor)
    } else if (choice < 0.6) peer.deliverUp(1 + below(4))
    else if (choice < 0.75) peer.deliverDown(1 + below(4))
    else if (choice < 0.8) held.splice(below(held.length + 1), 1)[0]?.()
    else if (choice < 0.84) duplicate(peer, below)
    else if (choice < 0.86) peer.cut()
    else if (choice < 0.88) reload(actor, nextClientId())
    else if (choice < 0.98) {
      if (!peer.socket) await connect(actor)
    } else {
      // Killed: what was on its way to the database may have arrived or not, and tabs may go with the server.
      world.start()
      held.splice(below(held.length + 1))
      for (const one of actors) {
        if (below(2)) reload(one, nextClientId())
        else one.peer.cut()
      }
    }
    await turn()
    hearAcks(actor)
    const unseen = shownButNotLogged(world, actors)
    if (unseen) return `operation ${op}: ${unseen}`
  }

  eve.cut()
  world.log.intercept = null
  for (const release of held.splice(0)) release()
  if (finalSeq !== null) {
    const broken = endOrReopen()
    if (broken) return `at the end: ${broken}`
    await world.rooms.refresh(roomId)
  }
  for (let round = 0; round < 5; round++) {
    for (const actor of actors) {
      if (actor.peer.socket?.closed?.code === CloseCode.oldEpoch) reload(actor, nextClientId())
      if (!actor.peer.socket || actor.peer.socket.closed) await connect(actor)
    }
    await world.settle(...actors.map(({ peer }) => peer))
    for (const actor of actors) hearAcks(actor)
    world.clock += 10_000
    await world.rooms.tick()
  }
  await world.settle(...actors.map(({ peer }) => peer))
  return judge(world, actors, restores)
}

/** One legal edit, as tldraw makes them. */
function changeSomething(doc: Y.Doc, below: (n: number) => number, key: string): void {
  const records = boardRecords(doc)
  const ids = [...records.keys()].filter((id): id is ShapeId => id.startsWith('shape:') && id !== witness)
  const some = ids[below(ids.length)]
  const other = ids[below(ids.length)]
  const change = (id: ShapeId, next: (record: Record<string, unknown>) => object) => {
    const record = records.get(id) as Record<string, unknown>
    applyRecordDiff(doc, id, record, next(record))
  }
  switch (some === undefined || other === undefined ? 0 : below(9)) {
    case 0:
    case 1: {
      const box = makeBox({ id: key, x: below(1000), y: below(1000), label: key })
      writeRecord(doc, box.id, box)
      return
    }
    case 2: {
      const frame = makeFrame({ id: key, x: 0, y: 0, w: 400, h: 300, name: key })
      writeRecord(doc, frame.id, frame)
      return
    }
    case 3:
      return change(some as ShapeId, (record) => ({ ...record, x: below(1000), y: below(1000) }))
    case 4:
      return change(some as ShapeId, (record) => {
        const label = {
          geo: { richText: makeLabel(`${key} 한글`) },
          frame: { name: key },
          arrow: { text: key },
        }
        return {
          ...record,
          props: { ...(record.props as object), ...label[record.type as keyof typeof label] },
        }
      })
    case 5:
      return change(some as ShapeId, (record) => ({ ...record, index: `a${1 + below(9)}` }))
    case 6: {
      // Two legal moves into each other make a cycle; the guard breaks it alike everywhere.
      const frames = ids.filter((id) => (records.get(id) as { type: string }).type === 'frame')
      const frame = frames[below(frames.length)]
      if (frame && frame !== some) change(some as ShapeId, (record) => ({ ...record, parentId: frame }))
      return
    }
    case 7:
      for (const record of makeArrow({ id: key, from: some as ShapeId, to: other as ShapeId })) {
        writeRecord(doc, record.id, record)
      }
      return
    default:
      deleteRecord(doc, some as string)
  }
}

/** A tab is closed and opened again: what was not acked may be lost, nothing else. */
function reload(actor: Actor, clientId: number): void {
  actor.peer.cut()
  actor.peer = new TestPeer(actor.peer.person, clientId)
  actor.edits = []
}

/** An update comes twice. A SyncStep2 never does: behind frames that were dropped, an old one would say that all is there. */
function duplicate(peer: TestPeer, below: (n: number) => number): void {
  const frames = peer.socket?.toServer.filter((frame) => frame[1] !== SyncType.step2)
  const frame = frames?.[below(frames.length)]
  if (frame) peer.send(frame)
}

const logged = (world: TestWorld, last = Infinity) => {
  const doc = new Y.Doc()
  for (const { seq, bytes } of world.log.rooms.get(roomId)?.rows ?? [])
    if (seq <= last) Y.applyUpdate(doc, bytes)
  return doc
}

/** B3: what a peer holds under somebody else's clientID must be in the log already. */
function shownButNotLogged(world: TestWorld, actors: Actor[]): string | null {
  const durable = Y.decodeStateVector(Y.encodeStateVector(logged(world)))
  for (const { peer } of actors) {
    for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(peer.doc))) {
      if (client !== peer.doc.clientID && clock > (durable.get(client) ?? 0)) {
        return `${peer.person.id} saw clock ${clock} of ${client}, the log has ${durable.get(client) ?? 0}`
      }
    }
  }
  return null
}

/** The marks that edits have left in the witness. */
function marksOf(doc: Y.Doc): Set<string> {
  const record = boardRecords(doc).get(witness) as { meta?: object } | undefined
  return new Set(Object.keys(record?.meta ?? {}))
}

/** Said of what holds the marks, once somebody hostile has taken it away: a delete wins over what is written into it at the same moment (B1). */
const takenAway = 'what holds the marks'

/** What somebody hostile has removed by an update that anybody may send, and what restores have taken back. */
function removedOnPurpose(world: TestWorld, restores: ReadonlySet<number>): Set<string> {
  const doc = new Y.Doc()
  const removed = new Set<string>()
  for (const { seq, participantId, bytes } of world.log.rooms.get(roomId)?.rows ?? []) {
    const isOnPurpose = participantId === hostile || restores.has(seq)
    const before = isOnPurpose ? marksOf(doc) : []
    const hadWitness = boardRecords(doc).has(witness)
    const holder = holderOf(doc)
    Y.applyUpdate(doc, bytes)
    if (!isOnPurpose) continue
    const after = marksOf(doc)
    for (const mark of before) if (!after.has(mark)) removed.add(mark)
    // Also before anybody has left a mark in it.
    if (hadWitness && !boardRecords(doc).has(witness)) removed.add(witness)
    if (participantId === hostile && holder && holderOf(doc) !== holder) removed.add(takenAway)
  }
  return removed
}

/** The map that edits leave their marks in. */
function holderOf(doc: Y.Doc): unknown {
  const record = boardRecordsMap(doc).get(witness)
  return record instanceof Y.Map ? record.get('meta') : undefined
}

function judge(world: TestWorld, actors: Actor[], restores: ReadonlySet<number>): string | null {
  const truth = logged(world)
  const board = canonicalBoard(truth)
  const found = marksOf(truth)
  const removed = removedOnPurpose(world, restores)
  for (const { peer, acked } of actors) {
    if (peer.socket?.closed)
      return `${peer.person.id} was closed with ${peer.socket.closed.code} ${peer.socket.closed.reason}`
    if (canonicalBoard(peer.doc) !== board) return `${peer.person.id} differs from the log`
    if (peer.ack.n !== peer.sent) return `${peer.person.id} waits for an ack: ${peer.ack.n} of ${peer.sent}`
    for (const key of removed.has(takenAway) ? [] : acked)
      if (!found.has(key) && !removed.has(key)) return `acked edit ${key} is lost`
  }
  const { good, quarantined, moved } = guardBoard(boardRecords(truth), currentSchema)
  if (quarantined.length + moved.size > 0) return `bad records ${JSON.stringify([...quarantined, ...moved])}`
  if (!good.has(witness) && !removed.has(witness)) return 'the witness is gone'
  const refused = world.audited.filter(({ participantId }) => participantId !== hostile)
  if (refused.length > 0) return `somebody honest was refused: ${JSON.stringify(refused)}`
  const seqs = world.log.rooms.get(roomId)?.rows.map((row) => row.seq) ?? []
  if (seqs.some((seq, i) => seq !== i + 1)) return 'the log has a gap'
  return null
}
