import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { canonicalBoard } from '@/lib/board/doc'
import { Drawer, joinByLink, until, type RoomLinks } from './drawer'
import { startServer, type ServerProcess } from './server-process'

/** How long the last writer may wait, after the server is started again, until somebody sees what they draw. */
const backMs = 5_000

type Victim = 'server' | 'database' | 'both'

test.describe.configure({ mode: 'default' })

for (const [victim, kills] of [
  ['server', 20],
  ['database', 6],
  ['both', 6],
] as const) {
  test(`B3 B3b kill -9 of the ${victim} in mid-drawing, ${kills} times: nothing acked or seen is lost`, async () => {
    test.setTimeout(kills * 20_000 + 60_000)
    const server = await startServer()
    try {
      const room = await server.makeRoom()
      const drawers = await everybody(server, room)
      const stop = new AbortController()
      const drawing = drawers.map((drawer) => drawer.keepEditing(stop.signal))
      const backAfter: number[] = []
      for (let i = 0; i < kills; i++) {
        // A different moment of the drawing each time: some acks, then the blow.
        const [first] = drawers
        const acked = first?.acked.size ?? 0
        await until(() => (first?.acked.size ?? 0) >= acked + 10 + ((i * 7) % 23), 20_000, 'some acks')
        const since = await kill(server, victim)
        await drawingGoesOn(drawers)
        backAfter.push(Math.round(performance.now() - since))
      }
      stop.abort()
      await Promise.all(drawing)
      await until(() => drawers.every((drawer) => drawer.unacked === 0), 20_000, 'everything to be saved')
      const joiner = new Drawer(server.url, await joinByLink(room.observerUrl, 'joiner'), 'joiner')
      await joiner.connect()
      await until(
        () => drawers.every((drawer) => canonicalBoard(drawer.doc) === canonicalBoard(joiner.doc)),
        10_000,
        'equal replicas',
      )

      const stored = joiner.evidence()
      for (const drawer of drawers) {
        expect(
          [...drawer.acked].filter((id) => !stored.has(id)),
          `acked by ${drawer.name}, and lost`,
        ).toEqual([])
        expect(
          [...drawer.seen].filter((id) => id.startsWith('shape:') && !stored.has(id)),
          `seen by ${drawer.name}, and lost`,
        ).toEqual([])
        expect(
          drawer.closeCodes.filter((code) => code >= 4400 && code < 4500),
          'honest people are not refused',
        ).toEqual([])
      }
      console.log(
        `${victim}: ${stored.size} shapes and marks; drawing again after ${backAfter.join(', ')} ms`,
      )
      // The usual case: one of many restarts may meet a busy machine.
      expect(backAfter.toSorted((a, b) => a - b)[backAfter.length / 2]).toBeLessThan(backMs)
      // The board in the database, read by a process that has never seen it, is the board on the screens.
      await server.restart()
      const late = await new Drawer(server.url, await joinByLink(room.candidateUrl, 'late'), 'late').connect()
      expect(canonicalBoard(late.doc)).toBe(canonicalBoard(joiner.doc))
      for (const one of [...drawers, joiner, late]) one.destroy()
    } finally {
      await server.stop()
    }
  })
}

test('O2 SIGTERM flushes, closes with 1012 and exits 0; people are back within 3 s of the next start', async () => {
  const server = await startServer()
  try {
    const drawers = await everybody(server, await server.makeRoom())
    const stop = new AbortController()
    const drawing = drawers.map((drawer) => drawer.keepEditing(stop.signal))
    await until(() => drawers.every((drawer) => drawer.acked.size > 20), 20_000, 'some acks')
    expect(await server.kill('SIGTERM')).toBe(0)
    await until(
      () => drawers.every((drawer) => drawer.closeCodes.includes(1012)),
      5_000,
      'everybody to be told',
    )
    await server.start()
    await until(() => drawers.every((drawer) => drawer.provider.synced), 3_000, 'everybody to be back')
    stop.abort()
    await Promise.all(drawing)
    await until(() => drawers.every((drawer) => drawer.unacked === 0), 10_000, 'everything to be saved')
    expect(new Set(drawers.map((drawer) => canonicalBoard(drawer.doc))).size).toBe(1)
    for (const drawer of drawers) drawer.destroy()
  } finally {
    await server.stop()
  }
})

async function everybody(server: ServerProcess, room: RoomLinks): Promise<Drawer[]> {
  const links = [room.interviewerUrl, room.candidateUrl, room.candidateUrl]
  return Promise.all(
    links.map(async (link, i) =>
      new Drawer(server.url, await joinByLink(link, `drawer ${i}`), `d${i}`).connect(),
    ),
  )
}

/** Answers the time from which drawing should soon go on: when the server was started again, or the database was killed. */
async function kill(server: ServerProcess, victim: Victim): Promise<number> {
  if (victim !== 'server') process.kill(await databasePid(server), 'SIGKILL')
  const since = performance.now()
  if (victim === 'database') return since
  await server.kill('SIGKILL')
  const start = performance.now()
  await server.start()
  return start
}

async function databasePid(server: ServerProcess): Promise<number> {
  const file = await readFile(path.join(server.dataDir, 'postgres', 'postmaster.pid'), 'utf8')
  return Number(file.split('\n')[0])
}

/** What somebody draws from now on reaches somebody else. */
async function drawingGoesOn(drawers: Drawer[]): Promise<void> {
  const known = drawers.map((drawer) => drawer.seen.size)
  const moves = (drawer: Drawer, i: number) => drawer.provider.synced && drawer.seen.size > (known[i] ?? 0)
  await until(() => drawers.every(moves), 20_000, 'drawing to go on')
}
