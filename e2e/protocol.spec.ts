import { expect, test } from './fixtures'
import { type WebSocket } from 'ws'
import * as Y from 'yjs'
import { canonicalBoard } from '@/lib/board/doc'
import { encodeSync, SyncType } from '@/lib/board/protocol'
import { Drawer, joinByLink, socketWith, until } from './drawer'

test('J6 a plain y-websocket client with nothing but the cookie of the join syncs both ways', async ({
  server,
}) => {
  const room = await server.makeRoom()
  const mina = await new Drawer(server.url, await joinByLink(room.interviewerUrl, 'Mina'), 'mina').connect()
  const jun = await new Drawer(server.url, await joinByLink(room.candidateUrl, 'Jun'), 'jun').connect()
  mina.draw(1)
  jun.draw(1)
  await until(() => mina.unacked + jun.unacked === 0, 5_000, 'both to be saved')
  await until(() => canonicalBoard(mina.doc) === canonicalBoard(jun.doc), 5_000, 'equal boards')
  expect(mina.shapes()).toEqual(['shape:jun-1', 'shape:mina-1'])
  expect(mina.state?.participants.map(({ name, role, present }) => [name, role, present])).toEqual([
    ['Mina', 'interviewer', true],
    ['Jun', 'candidate', true],
  ])
  mina.destroy()
  jun.destroy()
})

test('R2 an observer sees all and changes nothing, also over a raw socket', async ({ server }) => {
  const room = await server.makeRoom()
  const mina = await new Drawer(server.url, await joinByLink(room.interviewerUrl, 'Mina'), 'mina').connect()
  const ann = await new Drawer(server.url, await joinByLink(room.observerUrl, 'Ann'), 'ann').connect()
  mina.draw(1)
  await until(() => ann.shapes().length === 1, 5_000, 'Ann to see the box')
  ann.draw(1)
  ann.provider.ws?.send(encodeSync(SyncType.step2, Y.encodeStateAsUpdate(ann.doc)))
  // Sent after Ann's frames: when it is here, hers were judged.
  mina.draw(2)
  await until(() => mina.unacked === 0 && ann.shapes().includes('shape:mina-2'), 5_000, 'the second box')
  const jun = await new Drawer(server.url, await joinByLink(room.candidateUrl, 'Jun'), 'jun').connect()
  expect(jun.shapes()).toEqual(['shape:mina-1', 'shape:mina-2'])
  expect(ann.closeCodes).toEqual([])
  for (const one of [mina, ann, jun]) one.destroy()
})

test('X1 a foreign, missing or look-alike Origin is refused before the handshake', async ({ server }) => {
  const room = await server.makeRoom()
  const { cookie } = await joinByLink(room.interviewerUrl, 'Mina')
  const right = new URL(server.url).origin
  for (const origin of [
    undefined,
    'null',
    'https://evil.example',
    `${right}.evil.example`,
    right.replace('http', 'https'),
  ]) {
    expect(
      await handshake(`${server.url}/sync/${room.roomId}`, { cookie, ...(origin && { origin }) }),
      String(origin),
    ).toBe(403)
  }
  expect(await handshake(`${server.url}/sync/${room.roomId}`, { cookie, origin: right })).toBe(101)
})

test('X3 whoever is not a participant is closed with the code that says so, whether or not the room exists', async ({
  server,
}) => {
  const [room, other] = [await server.makeRoom(), await server.makeRoom()]
  const { cookie } = await joinByLink(room.interviewerUrl, 'Mina')
  const { origin } = new URL(server.url)
  expect(await closeCode(`${server.url}/sync/${room.roomId}`, { origin })).toBe(4401)
  expect(await closeCode(`${server.url}/sync/${room.roomId}`, { origin, cookie: `${cookie}x` })).toBe(4401)
  expect(await closeCode(`${server.url}/sync/${other.roomId}`, { origin, cookie })).toBe(4404)
  expect(await closeCode(`${server.url}/sync/nowhere`, { origin, cookie })).toBe(4404)
})

test('B11 a document of another epoch is sent away with 4409, one of this epoch or of none comes in', async ({
  server,
}) => {
  const room = await server.makeRoom()
  const { cookie } = await joinByLink(room.interviewerUrl, 'Mina')
  const { origin } = new URL(server.url)
  const url = `${server.url}/sync/${room.roomId}`
  expect(await closeCode(`${url}?epoch=1`, { origin, cookie })).toBe(4409)
  expect(await closeCode(`${url}?epoch=`, { origin, cookie })).toBe(4409)
  expect(await handshake(`${url}?epoch=0`, { cookie, origin })).toBe(101)
  expect(await handshake(url, { cookie, origin })).toBe(101)
})

/** The HTTP status the upgrade is answered with. */
function handshake(url: string, headers: { cookie?: string; origin?: string }): Promise<number> {
  const socket = open(url, headers)
  return new Promise((resolve, reject) => {
    socket.once('open', () => {
      socket.terminate()
      resolve(101)
    })
    socket.once('unexpected-response', (request, response) => {
      request.destroy()
      resolve(response.statusCode ?? 0)
    })
    socket.once('error', reject)
  })
}

function closeCode(url: string, headers: { cookie?: string; origin?: string }): Promise<number> {
  const socket = open(url, headers)
  return new Promise((resolve, reject) => {
    socket.once('close', resolve)
    socket.once('error', reject)
  })
}

function open(url: string, headers: { cookie?: string; origin?: string }): WebSocket {
  return new (socketWith(headers))(url.replace(/^http/, 'ws'))
}
