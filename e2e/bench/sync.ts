/**
 * `npm run bench -- sync`: how long an update takes to reach the others, and what that costs the server, for
 * 1, 10 and 50 rooms of three people, of whom two draw. A bare WebSocket relay bears the same load in the
 * same run: figures of one machine mean something only as ratios.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { once } from 'node:events'
import { joinByLink } from '@/e2e/drawer'
import { startServer } from '@/e2e/server-process'
import { type Measured, runLoad, type Seat } from './load'

const roomCounts = [1, 10, 50]
const warmUpSeconds = 2
const seconds = 8
/** Clock ticks a second in /proc: a constant of Linux' user interface. */
const ticksPerSecond = 100

interface Row extends Measured {
  peer: string
  rooms: number
  cpuPercent: number
}

const rows: Row[] = []
const server = await startServer()
const relay = await startRelay()
try {
  for (const count of roomCounts) {
    rows.push(await measure('bare ws relay', count, relay.pid, relaySeats(count)))
    rows.push(await measure('drawbridge', count, server.pid, await drawbridgeSeats(count)))
  }
} finally {
  relay.stop()
  await server.stop()
}
print()

async function measure(peer: string, rooms: number, pid: number, seats: Seat[][]): Promise<Row> {
  await runLoad(seats, warmUpSeconds)
  const before = await cpuSeconds(pid)
  const start = performance.now()
  const measured = await runLoad(seats, seconds)
  const cpuPercent = ((await cpuSeconds(pid)) - before) / ((performance.now() - start) / 100_000)
  return { peer, rooms, cpuPercent, ...measured }
}

async function drawbridgeSeats(count: number): Promise<Seat[][]> {
  const rooms = await server.makeRooms(count)
  const { origin } = new URL(server.url)
  return Promise.all(
    rooms.map(async (room) => {
      const links = [room.interviewerUrl, room.candidateUrl, room.observerUrl]
      const members = await Promise.all(links.map((link, i) => joinByLink(link, `Person ${i}`)))
      const address = `${server.url.replace(/^http/, 'ws')}/sync/${room.roomId}`
      return members.map(({ cookie }) => ({ address, headers: { cookie, origin } }))
    }),
  )
}

function relaySeats(count: number): Seat[][] {
  return Array.from({ length: count }, (_, room) =>
    Array.from({ length: 3 }, () => ({ address: `ws://127.0.0.1:${relay.port}/${room}`, headers: {} })),
  )
}

async function startRelay(): Promise<{ port: number; pid: number; stop: () => void }> {
  const child: ChildProcess = fork(new URL('relay.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const [line] = (await once(child.stdout ?? child, 'data')) as [Buffer]
  return { port: Number(line.toString()), pid: child.pid ?? 0, stop: () => child.kill() }
}

/** Processor time a process has used so far, its threads included. The database is a process of its own. */
async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

function print(): void {
  const round = (n: number) => n.toFixed(n < 10 ? 1 : 0)
  console.log(
    `\n${availableParallelism()} processors, shared by server, database and load; ${seconds} s a row\n`,
  )
  console.log('| rooms | peer | p50 ms | p99 ms | server CPU % | deliveries | missing |')
  console.log('|---|---|---|---|---|---|---|')
  for (const row of rows) {
    const { rooms, peer, p50, p99, cpuPercent, deliveries, missing } = row
    console.log(
      `| ${rooms} | ${peer} | ${round(p50)} | ${round(p99)} | ${round(cpuPercent)} | ${deliveries} | ${missing} |`,
    )
  }
  console.log('\nRatios, drawbridge to relay:')
  for (const rooms of roomCounts) {
    const [base, ours] = [rows.find((r) => r.rooms === rooms), rows.findLast((r) => r.rooms === rooms)]
    if (!base || !ours) continue
    const ratio = (pick: (row: Row) => number) => `×${(pick(ours) / pick(base)).toFixed(1)}`
    console.log(
      `  ${rooms} rooms: p50 ${ratio((r) => r.p50)}, p99 ${ratio((r) => r.p99)}, CPU ${ratio((r) => r.cpuPercent)}`,
    )
  }
}
