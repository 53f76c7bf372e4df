import * as encoding from 'lib0/encoding'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { MessageType } from '@/lib/board/protocol'
import type { PresenceTrack } from '@/lib/replay/recording'
import { inviteToken } from '@/server/auth/invite-token'
import { endInterview } from '@/server/commands/end-interview'
import { giveConsent } from '@/server/commands/give-consent'
import { joinRoom } from '@/server/commands/join-room'
import { removeParticipant } from '@/server/commands/remove-participant'
import { renewInvite } from '@/server/commands/renew-invite'
import { reopenInterview } from '@/server/commands/reopen-interview'
import { runClock } from '@/server/commands/run-clock'
import { sealBoard } from '@/server/commands/seal-board'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { invitesOfRoom } from '@/server/queries/invites-of-room'
import { maxSampleBytes, maxSampleBytesEach, PresenceSampler } from '@/server/replay/presence-sampler'
import { packRecording } from '@/server/replay/pack-recording'
import { gatherPresence, openPresence } from '@/server/replay/presence-track'
import { packText } from '@/server/replay/part-bytes'
import { createRegistry } from '@/server/room/create-registry'
import { TestPeer } from '@/server/room/test-peer'
import { startTestRuntime, testSecret, type TestRuntime } from '@/server/test-runtime'
import { makeSession, type TestSession } from '@/server/test-session'

const secondMs = 1000

let database: TestDatabase
let runtime: TestRuntime
let session: TestSession
let node: ReturnType<typeof createRegistry>
let peers: Record<'host' | 'candidate' | 'interviewer', TestPeer>

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  session = await makeSession(runtime)
  await enterRoom()
})
afterEach(() => closeNode())

/** A node, with people in the room. */
async function enterRoom(): Promise<void> {
  node = createRegistry({ pool: database.pool, db: runtime.db, log: runtime.log, now: runtime.now })
  const { participantIds, roomId } = session
  const person = (who: keyof typeof participantIds, role: 'interviewer' | 'candidate') =>
    new TestPeer({ id: participantIds[who], name: who, role, color: 0 })
  peers = {
    host: person('host', 'interviewer'),
    candidate: person('candidate', 'candidate'),
    interviewer: person('interviewer', 'interviewer'),
  }
  for (const peer of Object.values(peers)) await peer.connect(node.rooms, roomId)
}
async function closeNode(): Promise<void> {
  await node.rooms.shutdown(1000)
  await node.stop()
}

async function start(): Promise<void> {
  const { roomId, participantIds } = session
  const order = { command: 'start' } as const
  await runClock(
    { ...runtime, rooms: node.rooms },
    { roomId, participantId: participantIds.host, order, expected: 0 },
  )
}
/** Points somewhere, half a second later. */
function point(who: keyof typeof peers, x: number): void {
  runtime.pass(500)
  const body = encoding.createEncoder()
  encoding.writeVarUint(body, 1)
  encoding.writeVarUint(body, peers[who].doc.clientID)
  encoding.writeVarUint(body, 1)
  const presence = { cursor: { x, y: 1 }, camera: { x: 0, y: 0, z: 1 }, screenBounds: { w: 100, h: 50 } }
  encoding.writeVarString(body, JSON.stringify({ presence }))
  const message = encoding.createEncoder()
  encoding.writeVarUint(message, MessageType.awareness)
  encoding.writeVarUint8Array(message, encoding.toUint8Array(body))
  peers[who].send(encoding.toUint8Array(message))
  peers[who].deliverUp()
}
async function readSamples(): Promise<PresenceTrack | null> {
  const gathered = await gatherPresence(runtime.db, session.roomId)
  return gathered && openPresence(gathered)
}
async function pointsOf(who: keyof typeof peers): Promise<(number | null)[]> {
  const track = await readSamples()
  return (track?.people[session.participantIds[who]] ?? []).map(({ cursor }) => cursor?.[0] ?? null)
}
const samples = () => runtime.db.presenceSample.count({ where: { roomId: session.roomId } })
const say = async (who: keyof typeof peers, consent: boolean) => {
  await runtime.db.participant.update({ where: { id: session.participantIds[who] }, data: { consent } })
  await node.rooms.refresh(session.roomId)
}

describe('the presence track', () => {
  test('V1 J4 while a session goes on, those who agreed are sampled, and nobody before it', async () => {
    await runtime.db.participant.update({
      where: { id: session.participantIds.interviewer },
      // They came late and were not asked.
      data: { consent: null, joinedAt: new Date(runtime.now() + 60 * secondMs) },
    })
    point('candidate', 1)
    await start()
    for (const x of [2, 3, 4]) {
      point('candidate', x)
      point('interviewer', x)
    }
    await closeNode()
    expect(await pointsOf('candidate')).toEqual([2, 3, 4, null])
    expect(await pointsOf('interviewer')).toEqual([])
    expect((await readSamples())?.people[session.participantIds.candidate]?.[0]).toEqual({
      at: expect.any(Number),
      cursor: [2, 1],
      view: [0, 0, 100, 50],
    })
  })

  test('J4 from the no of one on nobody is sampled, and what was not written is forgotten', async () => {
    await start()
    point('candidate', 1)
    point('host', 1)
    await say('candidate', false)
    point('host', 2)
    await closeNode()
    expect(await samples()).toBe(0)
  })

  test.each(['in the room', 'with the link'])(
    'J4 of whoever takes their yes back %s, when they come a second time to look on, nothing stays',
    async (where) => {
      await start()
      point('candidate', 1)
      point('interviewer', 1)
      await closeNode()
      const { roomId, participantIds } = session
      const by = { roomId, participantId: participantIds.host }
      await removeParticipant(runtime, { ...by, personId: participantIds.interviewer })
      const link = (await invitesOfRoom(runtime, roomId)).find(({ role }) => role === 'observer')
      runtime.pass(secondMs)
      await renewInvite(runtime, { ...by, inviteId: link?.id ?? '' })
      const { userId } = await runtime.db.participant.findUniqueOrThrow({
        where: { id: participantIds.interviewer },
      })
      const token = inviteToken(link?.id ?? '', (link?.version ?? 0) + 1, testSecret)
      const said = where === 'with the link' ? { recording: false } : {}
      await joinRoom(runtime, { token, userId, locale: 'en', ...said })
      if (where === 'in the room') {
        expect(await pointsOf('interviewer')).toEqual([1, null])
        await giveConsent(runtime, { roomId, participantId: participantIds.interviewer, recording: false })
      }
      expect(await pointsOf('interviewer')).toEqual([])
      expect(await pointsOf('candidate')).toEqual([1, null])
      const late = new PresenceSampler(runtime)
      late.shown(roomId, participantIds.interviewer, 1, { cursor: { x: 1, y: 1 } })
      await late.close()
      expect(await pointsOf('interviewer')).toEqual([])
    },
  )

  test('J4 of a session that was not wanted recorded no sample stays, nor comes late', async () => {
    await start()
    point('candidate', 1)
    await closeNode()
    expect(await samples()).toBe(1)
    await runtime.db.participant.update({
      where: { id: session.participantIds.candidate },
      data: { consent: false },
    })
    const { roomId, participantIds } = session
    await endInterview(runtime, { roomId, participantId: participantIds.host })
    expect(await samples()).toBe(0)
    const late = new PresenceSampler(runtime)
    late.shown(roomId, participantIds.candidate, 1, { cursor: { x: 1, y: 1 } })
    await late.close()
    expect(await samples()).toBe(0)
  })

  test('V1 samples go on where a session is reopened, and two nodes make one track', async () => {
    await start()
    point('candidate', 1)
    await closeNode()
    const { roomId, participantIds } = session
    const byHost = { roomId, participantId: participantIds.host }
    await endInterview(runtime, byHost)
    await reopenInterview(runtime, byHost)
    await enterRoom()
    point('candidate', 2)
    await closeNode()
    expect(await samples()).toBe(2)
    expect(await pointsOf('candidate')).toEqual([1, null, 2, null])
  })

  test('V1 what was shown in the last seconds is in the recording, and what is shown after the end is not', async () => {
    await start()
    const byHost = { roomId: session.roomId, participantId: session.participantIds.host }
    const onNode = { ...runtime, rooms: node.rooms }
    for (const x of [1, 2, 3]) point('candidate', x)
    await endInterview(onNode, byHost)
    point('candidate', 4)
    await packRecording(runtime, session.roomId)
    await closeNode()
    const { presence } = await runtime.db.recording.findUniqueOrThrow({ where: { roomId: session.roomId } })
    const track = presence && (await openPresence(presence))
    const points = track?.people[session.participantIds.candidate] ?? []
    expect(points.map(({ cursor }) => cursor?.[0])).toEqual([1, 2, 3])
    expect(await samples()).toBe(0)
  })

  test('V1 J4 what another node writes late is of the time before the end, and nothing once it is packed', async () => {
    await start()
    const { roomId, participantIds } = session
    const byHost = { roomId, participantId: participantIds.host }
    const [early, late] = [new PresenceSampler(runtime), new PresenceSampler(runtime)]
    const showBoth = (x: number) => {
      runtime.pass(secondMs)
      for (const sampler of [early, late])
        sampler.shown(roomId, participantIds.candidate, 1, { cursor: { x, y: 0 } })
    }
    showBoth(1)
    // Its log cannot be packed before it has anything in it.
    const journal = { ...runtime.journal, load: () => Promise.resolve(null) }
    await endInterview({ ...runtime, journal }, byHost)
    showBoth(2)
    await early.close()
    expect(await pointsOf('candidate')).toEqual([1])
    await sealBoard(runtime, roomId)
    await packRecording(runtime, roomId)
    expect(await runtime.db.recording.count({ where: { roomId } })).toBe(1)
    await late.close()
    expect(await samples()).toBe(0)
  })

  test('X2 a session has so much for each who agreed, and all of them so much at the most', async () => {
    await start()
    const { roomId } = session
    const sizeNow = (size: number) => {
      const bytes = new Uint8Array(size)
      return runtime.db.presenceSample.create({ data: { roomId, at: new Date(), bytes } })
    }
    await sizeNow(2.9 * maxSampleBytesEach)
    const showNew = async (x: number) => {
      const sampler = new PresenceSampler(runtime)
      sampler.shown(roomId, session.participantIds.candidate, 1, { cursor: { x, y: 1 } })
      await sampler.close()
      return samples()
    }
    expect(await showNew(1)).toBe(2)
    await sizeNow(0.1 * maxSampleBytesEach)
    expect(await showNew(2)).toBe(3)
    const users = Array.from({ length: 20 }, (_, n) => `user-${n}`)
    await runtime.db.user.createMany({ data: users.map((id) => ({ id, name: 'Mia' })) })
    await runtime.db.participant.createMany({
      data: users.map((userId) => ({
        ...{ id: `of-${userId}`, roomId, userId, role: 'observer' as const, name: 'Mia', color: 0 },
        consent: true,
      })),
    })
    expect(await showNew(3)).toBe(4)
    await sizeNow(maxSampleBytes - 3 * maxSampleBytesEach)
    expect(await showNew(4)).toBe(5)
  })

  test('B3 a database that fails loses samples and nothing else', async () => {
    await start()
    const { roomId, participantIds } = session
    let isAway = true
    const db = {
      $transaction: (work: () => Promise<void>, patience: object) =>
        isAway ? Promise.reject(new Error('away')) : runtime.db.$transaction(work, patience),
    } as typeof runtime.db
    const sampler = new PresenceSampler({ ...runtime, db })
    const show = (x: number) => sampler.shown(roomId, participantIds.candidate, 1, { cursor: { x, y: 0 } })
    show(1)
    await sampler.close()
    expect(runtime.logged.join('')).toContain('samples of presence are lost')
    isAway = false
    runtime.pass(secondMs)
    show(2)
    await sampler.close()
    expect(await pointsOf('candidate')).toEqual([2])
  })

  test('V1 a piece that cannot be read is left out, and pieces come in the order of time', async () => {
    const at = (time: number) => ({ at: time, cursor: null, view: null })
    const pieces: PresenceTrack['people'][] = [{ a: [at(5)] }, { a: [at(1), at(9)], b: [at(2)] }]
    const packed = await Promise.all(pieces.map((people) => packText(JSON.stringify({ people }))))
    for (const bytes of [...packed, Uint8Array.from([1, 2, 3])])
      await runtime.db.presenceSample.create({
        data: { roomId: session.roomId, at: new Date(), bytes },
      })
    expect(await readSamples()).toEqual({ people: { a: [at(1), at(5), at(9)], b: [at(2)] } })
  })
})
