import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardRecords, writeRecord } from '@/lib/board/doc'
import { makeBox } from '@/lib/board/make-record'
import type { Role } from '@/lib/permissions'
import { createRoom } from '@/server/commands/create-room'
import { endInterview } from '@/server/commands/end-interview'
import { joinRoom, type JoinedRoom } from '@/server/commands/join-room'
import { reopenInterview } from '@/server/commands/reopen-interview'
import { inviteToken } from '@/server/auth/invite-token'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { invitesOfRoom } from '@/server/queries/invites-of-room'
import { boardHash } from '@/server/room/board-hash'
import { createRegistry } from '@/server/room/create-registry'
import { foldBoard } from '@/server/room/fold-board'
import type { RoomRegistry } from '@/server/room/registry'
import { TestPeer } from '@/server/room/test-peer'
import { startTestRuntime, testSecret, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime
let hana: Awaited<ReturnType<typeof createRoom>>
let jun: JoinedRoom
let roomId: string

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  const problemId = 'payment-system'
  hana = await createRoom(runtime, { userId: null, name: 'Hana', title: 'Pay', problemId, locale: 'en' })
  roomId = hana.roomId
  const invite = (await invitesOfRoom(runtime, roomId)).find(({ role }) => role === 'candidate')
  const token = inviteToken(invite?.id ?? '', 1, testSecret)
  jun = await joinRoom(runtime, { token, name: 'Jun', userId: null, locale: 'en' })
  await runtime.db.participant.updateMany({ where: { roomId }, data: { consent: true } })
})

const byHost = () => ({ roomId, participantId: hana.participantId })
const interview = () => runtime.db.interview.findUniqueOrThrow({ where: { roomId } })
const shapes = (doc: Y.Doc) => [...boardRecords(doc).keys()].filter((id) => id.startsWith('shape:'))

async function storedBoard() {
  const stored = await runtime.journal.load(roomId)
  if (!stored) throw new Error('no such room')
  return foldBoard(stored)
}

const peer = (id: string, role: Role) => new TestPeer({ id, name: id, role, color: 0 })
const later = () => new Promise((resolve) => setTimeout(resolve, 5))

async function draw(peers: TestPeer[], rounds: number, label: string): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    for (const one of peers) {
      const box = makeBox({ id: `${label}-${one.person.id}-${round}`, x: round, y: 0, label: '' })
      writeRecord(one.doc, box.id, box)
      one.deliverUp()
      one.deliverDown()
    }
    await later()
  }
}

async function quiet(peers: TestPeer[]): Promise<void> {
  for (let i = 0; i < 40; i++) {
    for (const one of peers) one.deliverUp()
    await later()
    for (const one of peers) one.deliverDown()
  }
}

test('R3 R4 on two nodes: what was acked is in the final board, nobody is closed, and it goes on when it is reopened', async () => {
  const world = { pool: database.pool, db: runtime.db, log: runtime.log, now: runtime.now }
  const nodes = [createRegistry(world), createRegistry(world)] as const
  const people = [
    [peer(hana.participantId, 'interviewer'), nodes[0].rooms],
    [peer(jun.participantId, 'candidate'), nodes[1].rooms],
  ] as const satisfies readonly (readonly [TestPeer, RoomRegistry])[]
  const peers = people.map(([one]) => one)
  await runtime.db.authSession.createMany({
    data: [hana, jun].map(({ participantId, userId }) => ({ id: `device of ${participantId}`, userId })),
  })
  for (const [one, rooms] of people) await one.connect(rooms, roomId)
  await quiet(peers)

  const onFirst = { ...runtime, rooms: nodes[0].rooms }
  const [{ finalSeq }] = await Promise.all([endInterview(onFirst, byHost()), draw(peers, 30, 'during')])
  await quiet(peers)
  for (const one of peers) {
    expect(one.socket?.closed).toBeNull()
    expect(one.state?.phase).toBe('ended')
  }
  const board = await storedBoard()
  expect(board.seq).toBe(finalSeq)
  expect((await interview()).finalHash).toBe(boardHash(board.doc))
  await draw(peers, 5, 'after')
  await quiet(peers)
  expect(boardHash((await storedBoard()).doc)).toBe(boardHash(board.doc))

  await reopenInterview(onFirst, byHost())
  await nodes[1].rooms.refresh(roomId)
  // The nodes hear of each other's rows when they look, every ten seconds.
  for (let i = 0; i < 3; i++) {
    runtime.pass(11_000)
    for (const { rooms } of nodes) await rooms.tick()
    await quiet(peers)
  }
  const reopened = boardHash((await storedBoard()).doc)
  for (const one of peers) {
    expect(one.ack.n).toBe(one.sent)
    expect(boardHash(one.doc)).toBe(reopened)
  }
  expect(shapes(peers[0]?.doc ?? new Y.Doc()).filter((id) => id.includes('after'))).toHaveLength(10)
  for (const { rooms, stop } of nodes) {
    await stop()
    await rooms.shutdown(1000)
  }
})
