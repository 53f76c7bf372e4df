import { canonicalBoard } from '@/lib/board/doc'
import { Drawer, joinByLink, pause, until, type RoomLinks } from './drawer'
import { FaultProxy } from './fault-proxy'
import { expect, test } from './fixtures'
import { startServer, type ServerProcess } from './server-process'

// Honest people on a bad line (B4): everything between them and the server goes through the proxy.
let proxy: FaultProxy
let server: ServerProcess

/** How long after a line went dead each side may believe in it. */
const noticedMs = 20_000
/** y-websocket gives a silent line up by itself, if nobody did so before. */
const providerGivesUpMs = 45_000

test.beforeAll(async () => {
  test.setTimeout(90_000)
  proxy = await FaultProxy.start()
  server = await startServer({ PUBLIC_URL: proxy.url })
  proxy.target = server.port
})

test.afterEach(() => proxy.calm())

test.afterAll(async () => {
  await proxy.close()
  await server.stop()
})

/** What the line does to them for some seconds, and how long they may need to be equal after. */
const faults: Record<string, { run: () => Promise<void>; equalMs?: number }> = {
  'latency of 300 ± 200 ms': {
    run: async () => {
      Object.assign(proxy, { latencyMs: 300, jitterMs: 200 })
      await pause(6_000)
    },
  },
  'stalls of a second': {
    run: async () => {
      for (let i = 0; i < 4; i++) {
        proxy.stall(1_000)
        await pause(1_500)
      }
    },
  },
  'slices of one byte': {
    run: async () => {
      proxy.sliceBytes = 1
      await pause(5_000)
    },
  },
  'a reset every second': {
    run: async () => {
      for (let i = 0; i < 8; i++) {
        await pause(1_000)
        proxy.reset()
      }
    },
  },
  'lines that are dead, and nobody is told': {
    run: async () => {
      await pause(1_000)
      proxy.halfOpen()
      await pause(3_000)
    },
    equalMs: providerGivesUpMs,
  },
}

for (const [fault, { run, equalMs = 15_000 }] of Object.entries(faults)) {
  test(`B4 three who draw through ${fault} have one board in the end, and nothing acked is lost`, async () => {
    const room = await server.makeRoom()
    const drawers = await everybody(room)
    const late = new Drawer(proxy.url, await joinByLink(room.observerUrl, 'late'), 'late')
    const stop = new AbortController()
    const drawing = drawers.map((drawer) => drawer.keepEditing(stop.signal))
    await run()
    stop.abort()
    const edits = (await Promise.all(drawing)).reduce((sum, n) => sum + n, 0)
    proxy.calm()

    await until(() => drawers.every(({ unacked }) => unacked === 0), equalMs, 'everything to be saved')
    await late.connect()
    await until(() => isOneBoard([...drawers, late]), 10_000, 'equal boards')
    const stored = late.evidence()
    // Nobody reloaded: what was drawn is there, whether or not it was acked when the line broke.
    expect([...stored].filter((mark) => mark.includes(' '))).toHaveLength(edits)
    for (const drawer of drawers) {
      expect([...drawer.acked].filter((id) => !stored.has(id))).toEqual([])
      expect(drawer.closeCodes.filter((code) => code >= 4000)).toEqual([])
    }
    for (const drawer of [...drawers, late]) drawer.destroy()
  })
}

test('B4 X2 whose line is dead is not present any more within 20 s', async () => {
  const room = await server.makeRoom()
  const [gone] = (await everybody(room)) as [Drawer]
  const watcher = new Drawer(proxy.url, await joinByLink(room.observerUrl, 'watcher'), 'watcher')
  const presence = () =>
    watcher.state?.participants.find(({ id }) => id === gone.member.participantId)?.present
  proxy.halfOpen()
  await watcher.connect()
  await until(() => presence() === true, 5_000, 'the watcher to hear who is here')
  await until(() => presence() === false, noticedMs, 'somebody with a dead line to be gone')
  for (const drawer of [gone, watcher]) drawer.destroy()
})

test('B3 B4 a page whose line is dead says Offline within 20 s, and is back when there is a way', async ({
  person,
}) => {
  const room = await server.makeRoom()
  const mina = await person({ baseURL: proxy.url })
  mina.expectComplaints(/WebSocket|net::ERR/)
  const view = await mina.join(room.interviewerUrl, 'Mina')
  await view.drawBox([200, 200], [380, 270], 'API')
  await expect(view.save).toHaveText('Saved')
  proxy.halfOpen()
  proxy.swallowsNew = true
  await expect(view.save).toHaveText(/^Offline/, { timeout: noticedMs })
  await view.drawBox([200, 400], [380, 470], 'DB')
  proxy.calm()
  // The tries that were swallowed meanwhile hang: a network that comes back breaks them.
  proxy.reset()
  await expect(view.save).toHaveText(/saved/i, { timeout: 30_000 })
  const late = await new Drawer(proxy.url, await joinByLink(room.candidateUrl, 'late'), 'late').connect()
  await until(() => late.shapes().length === 2, 10_000, 'both boxes')
  late.destroy()
})

test.describe('300 people', () => {
  let crowd: Drawer[]

  test.beforeAll(async () => {
    test.setTimeout(90_000)
    const rooms = await server.makeRooms(10)
    const groups = await Promise.all(rooms.map((room) => thirtyIn(room)))
    crowd = groups.flat()
    await Promise.all(crowd.map((drawer) => drawer.connect()))
  })

  test.afterAll(() => {
    for (const drawer of crowd) drawer.destroy()
  })

  test('B4 O2 who are cut off at once are all back within 10 s', async () => {
    proxy.reset()
    await until(() => crowd.every(({ provider }) => !provider.synced), 5_000, 'everybody to be cut off')
    await expectBackWithin(10_000)
  })

  test('B4 O2 whose server is restarted are all back within 10 s of its start', async () => {
    await server.restart()
    await expectBackWithin(10_000)
    expect(crowd.flatMap(({ closeCodes }) => closeCodes).filter((code) => code >= 4000)).toEqual([])
  })

  async function expectBackWithin(ms: number): Promise<void> {
    const since = performance.now()
    await until(() => crowd.every(({ provider }) => provider.synced), ms, '300 people to be back')
    console.log(`300 people back after ${Math.round(performance.now() - since)} ms`)
    // And not only greeted: what each room draws now is saved.
    for (const [i, drawer] of crowd.entries()) if (i % 30 === 0) drawer.draw(Math.round(since))
    await until(() => crowd.every(({ unacked }) => unacked === 0), 5_000, 'what they draw to be saved')
  }
})

async function everybody(room: RoomLinks): Promise<Drawer[]> {
  const links = [room.interviewerUrl, room.candidateUrl, room.candidateUrl]
  return Promise.all(
    links.map(async (link, i) =>
      new Drawer(proxy.url, await joinByLink(link, `drawer ${i}`), `d${i}`).connect(),
    ),
  )
}

/** Ten people with three tabs each. */
async function thirtyIn(room: RoomLinks): Promise<Drawer[]> {
  const links = Array<string>(10).fill(room.candidateUrl)
  const members = await Promise.all(links.map((link, i) => joinByLink(link, `person ${i}`)))
  return members.flatMap((member, i) =>
    Array.from({ length: 3 }, (_, tab) => new Drawer(proxy.url, member, `p${i}-${tab}`)),
  )
}

function isOneBoard(drawers: Drawer[]): boolean {
  return new Set(drawers.map(({ doc }) => canonicalBoard(doc))).size === 1
}
