/** A room with two honest people in it and somebody who means them harm, on a server that is watched. */
import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { canonicalBoard } from '@/lib/board/doc'
import { Drawer, joinByLink, type Membership, type RoomLinks, until } from './drawer'
import { RawSocket } from './raw-socket'
import type { ServerProcess } from './server-process'

/** What the victim draws around every attack. */
const edits = 51

export class Siege {
  #pid: number
  #drawn = 0
  #attacks = 0

  private constructor(
    readonly server: ServerProcess,
    readonly room: RoomLinks,
    readonly mina: Drawer,
    readonly ann: Drawer,
    /** The attackers: candidates as any other. */
    private readonly eves: [Membership, ...Membership[]],
  ) {
    this.#pid = server.pid
  }

  /** Several attackers come by turns: one person alone is soon told to go slower. */
  static async lay(server: ServerProcess, attackers = 1): Promise<Siege> {
    const room = await server.makeRoom()
    const mina = new Drawer(server.url, await joinByLink(room.interviewerUrl, 'Mina'), 'mina')
    const ann = new Drawer(server.url, await joinByLink(room.candidateUrl, 'Ann'), 'ann')
    const eves: [Membership, ...Membership[]] = [await joinByLink(room.candidateUrl, 'Eve')]
    while (eves.length < attackers) eves.push(await joinByLink(room.candidateUrl, `Eve ${eves.length}`))
    for (const drawer of [mina, ann]) {
      drawer.provider.awareness.setLocalStateField('presence', { cursor: { of: drawer.name } })
      await drawer.connect()
    }
    const siege = new Siege(server, room, mina, ann, eves)
    siege.draw()
    await siege.settled()
    return siege
  }

  /** A new socket of the attacker's. */
  attack(): Promise<RawSocket> {
    const next = this.eves[this.#attacks++ % this.eves.length] ?? this.eve
    return RawSocket.open(this.server.url, next)
  }

  get eve(): Membership {
    return this.eves[0]
  }

  /** Mina draws 51 marks more. */
  draw(): void {
    for (let i = 0; i < edits; i++) this.mina.edit(this.#drawn++)
  }

  /** Everything honest is saved, and on both screens. */
  async settled(): Promise<void> {
    const { mina, ann } = this
    await until(() => mina.unacked + ann.unacked === 0, 10_000, 'what the honest drew to be saved')
    await until(() => canonicalBoard(mina.doc) === canonicalBoard(ann.doc), 10_000, 'equal boards')
  }

  /**
   * The server lives, and nobody honest has noticed anything: all that was drawn before, and 51 edits more, is
   * there on each screen and for whoever joins; nobody was closed; nobody points under another's name.
   */
  async expectUnharmed(): Promise<void> {
    const { server, room, mina, ann } = this
    this.draw()
    await this.settled()
    const late = await new Drawer(server.url, await joinByLink(room.observerUrl, 'Late'), 'late').connect()
    expect(canonicalBoard(late.doc)).toBe(canonicalBoard(mina.doc))
    expect(marksOf(late)).toHaveLength(this.#drawn)
    late.destroy()
    expect([...mina.closeCodes, ...ann.closeCodes]).toEqual([])
    expect(server.pid).toBe(this.#pid)
    expect((await fetch(`${server.url}/api/health/ready`)).status).toBe(200)
    this.expectTrueNames()
  }

  /** Each clientID that points somewhere is shown as who it is, to everybody. */
  expectTrueNames(): void {
    const { mina, ann, eves } = this
    const hostile = eves.map(({ participantId }) => participantId)
    const ids = new Map([mina, ann].map((drawer) => [drawer.doc.clientID, drawer.member.participantId]))
    for (const { provider, doc } of [mina, ann]) {
      for (const [clientId, state] of provider.awareness.getStates()) {
        if (clientId === doc.clientID) continue
        const shown = (state as { user: { id: string } }).user.id
        const honest = ids.get(clientId)
        expect(honest ? [honest] : hostile, 'the name at a cursor').toContain(shown)
      }
      expect(provider.awareness.getLocalState()).toMatchObject({
        presence: { cursor: { of: doc === mina.doc ? 'mina' : 'ann' } },
      })
    }
  }

  /** How many people Mina is told are here. */
  presentPeople(): number {
    return this.mina.state?.participants.filter(({ present }) => present).length ?? 0
  }

  end(): void {
    for (const drawer of [this.mina, this.ann]) drawer.destroy()
  }
}

function marksOf(drawer: Drawer): string[] {
  return [...drawer.evidence()].filter((mark) => mark.startsWith('shape:mina-') && mark.includes(' '))
}

/** Waits until a socket was closed by the server. Answers the code. */
export async function closedWith(socket: RawSocket, withinMs = 10_000): Promise<number> {
  await until(() => socket.closeCode !== null, withinMs, 'the attacker to be closed')
  return socket.closeCode as number
}

/**
 * The environment of a server with little room, so that what grows is a leak and not garbage that nobody has collected
 * yet: about 130 MiB hold the program itself, and what is left is more than any of these tests lets it grow.
 */
export const smallHeap = { NODE_OPTIONS: '--max-old-space-size=256' }

/** Memory of a process, in MiB. */
export async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
}

/** The memory of the server comes down, soon after whatever happened, to less than `limitMiB` above what it was. */
export async function expectGrowthBelow(
  limitMiB: number,
  server: ServerProcess,
  before: number,
): Promise<void> {
  const growth = async () => {
    await fetch(`${server.url}/api/health/ready`)
    return (await memoryOf(server.pid)) - before
  }
  await expect.poll(growth).toBeLessThan(limitMiB)
}

/** How many updates the server has refused since its start. */
export async function refusals(server: ServerProcess): Promise<number> {
  const metrics = await (await fetch(`${server.url}/metrics`)).text()
  return Number(/drawbridge_faults_total\{fault="update_refused"\} (\d+)/.exec(metrics)?.[1])
}
