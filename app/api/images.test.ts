import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeScene, type Principal, type Scene } from '@/app/api/matrix/scene'
import * as image from '@/app/api/rooms/[id]/images/[imageId]/route'
import * as images from '@/app/api/rooms/[id]/images/route'
import { type ImageView, maxImageBytes, maxRoomImageBytes, maxRoomImages } from '@/lib/board/images'
import { AppError } from '@/lib/errors'
import { deleteRoom } from '@/server/commands/delete-room'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { photoWithPlace, polyglot } from '@/server/images/hostile-pictures'
import { MemoryImageStore } from '@/server/images/memory-image-store'
import { ProcessImageEncoder } from '@/server/images/process-image-encoder'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime
let scene: Scene

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  scene = await makeScene(runtime, 'live')
})

const something = new Uint8Array([1, 2, 3])

const add = (who: Principal, body: Uint8Array = something) =>
  scene.browsers[who].send(images.POST, { params: { id: scene.roomId }, body })
const look = (who: Principal, imageId: string, id = scene.roomId) =>
  scene.browsers[who].send(image.GET, { method: 'GET', params: { id, imageId } })

async function added(who: Principal, body?: Uint8Array): Promise<ImageView> {
  const response = await add(who, body)
  expect(response.status).toBe(201)
  return (await response.json()) as ImageView
}

async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { error: { code: string } }).error.code
}

/** A store that fails at one thing, after it has begun. */
function failing(at: 'put' | 'get', error: Error): MemoryImageStore {
  const store = new MemoryImageStore()
  const work = store[at].bind(store) as (...all: unknown[]) => Promise<unknown>
  Object.assign(store, { [at]: (...all: unknown[]) => work(...all).then(() => Promise.reject(error)) })
  return store
}

describe('a picture on the board', () => {
  test('D11 B9 is encoded anew and read by everybody in the room, and by nobody else', async () => {
    runtime.encoder = new ProcessImageEncoder()
    const view = await added('candidate', await photoWithPlace())
    expect(view).toEqual({ id: expect.any(String), width: 20, height: 40, mediaType: 'image/jpeg' })
    for (const who of ['host', 'interviewer', 'candidate', 'observer', 'granted'] as const) {
      const response = await look(who, view.id)
      expect(response.status).toBe(200)
      const { format, width, exif } = await sharp(await response.arrayBuffer()).metadata()
      expect({ format, width, exif }).toEqual({ format: 'jpeg', width: 20, exif: undefined })
    }
    for (const who of ['removed', 'elsewhere', 'nobody'] as const) {
      const response = await look(who, view.id)
      expect(response.status).toBe(404)
      expect(await codeOf(response)).toBe('not_found')
    }
  })

  test('D11 is served as pixels and nothing else, and no cache keeps it', async () => {
    runtime.encoder = new ProcessImageEncoder()
    const { id } = await added('host', polyglot())
    const { headers } = await look('host', id)
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
      'content-disposition': 'inline; filename="picture"',
    })
  })

  test('X3 is not found under another room, by those who are in both neither', async () => {
    const { id } = await added('host')
    const mine = scene
    const theirs = await makeScene(runtime, 'live')
    scene = theirs
    for (const imageId of [id, 'nowhere', 'a\u0000b', '../x'])
      expect((await look('host', imageId)).status).toBe(404)
    scene = mine
    expect((await look('host', id)).status).toBe(200)
  })

  test.each([
    [
      'what is no picture',
      () => new Uint8Array(Buffer.from('<svg onload="alert(1)"/>')),
      422,
      'image_refused',
    ],
    ['nothing at all', () => new Uint8Array(), 422, 'image_refused'],
    ['a byte more than 5 MB', () => new Uint8Array(maxImageBytes + 1), 413, 'image_too_large'],
  ])('B9 %s is refused, and leaves nothing', async (_name, make, status, code) => {
    runtime.encoder = new ProcessImageEncoder()
    const response = await add('candidate', make())
    expect(response.status).toBe(status)
    expect(await codeOf(response)).toBe(code)
    expect(await runtime.db.image.count({ where: { roomId: scene.roomId } })).toBe(0)
  })

  test('B9 no byte of a body is read for somebody who may not', async () => {
    for (const who of ['observer', 'removed', 'elsewhere', 'nobody'] as const) {
      const body = new ReadableStream({
        pull() {
          throw new Error('read')
        },
      })
      const request = new Request(`${runtime.publicUrl}/api`, {
        method: 'POST',
        headers: { origin: runtime.publicUrl, cookie: scene.browsers[who].cookieHeader },
        body,
        duplex: 'half',
      } as RequestInit)
      const response = await images.POST(request, { params: Promise.resolve({ id: scene.roomId }) })
      expect([403, 404]).toContain(response.status)
    }
  })
})

describe('a store that fails', () => {
  test.each([
    ['is full', new AppError('store_full'), 507, 'store_full'],
    ['is away', new AppError('unavailable'), 503, 'unavailable'],
    ['breaks', new Error('disk'), 500, 'internal'],
  ])('B9 when it %s, that is said and neither row nor file is left', async (_name, error, status, code) => {
    const store = failing('put', error)
    runtime.images = store
    const response = await add('host')
    expect(response.status).toBe(status)
    expect(await codeOf(response)).toBe(code)
    expect(await runtime.db.image.count({ where: { roomId: scene.roomId } })).toBe(0)
    expect(store.sizeOf(scene.roomId)).toBe(0)
  })

  test('B9 a picture whose bytes are gone is not found; a store that is away is unavailable', async () => {
    const { id } = await added('host')
    await runtime.images.remove(scene.roomId, id)
    expect((await look('host', id)).status).toBe(404)
    runtime.images = failing('get', new AppError('unavailable'))
    expect((await look('host', id)).status).toBe(503)
  })

  test.each([
    ['as many as it may', { byteSize: 1 }, maxRoomImages],
    ['as many bytes as it may', { byteSize: maxRoomImageBytes / 2 }, 2],
  ])('B9 a room that holds %s takes no further one, another room does', async (_name, size, count) => {
    const row = { roomId: scene.roomId, mediaType: 'image/png', width: 1, height: 1, ...size }
    const rows = Array.from({ length: count - 1 }, (_, at) => ({ ...row, id: `old-${at}` }))
    await runtime.db.image.createMany({ data: rows })
    await runtime.db.image.create({ data: { ...row, id: 'last' } })
    const response = await add('host')
    expect(response.status).toBe(409)
    expect(await codeOf(response)).toBe('limit_reached')
    await runtime.db.image.delete({ where: { roomId_id: { roomId: scene.roomId, id: 'last' } } })
    expect((await add('host')).status).toBe(201)
  })
})

describe('with its room', () => {
  test('O6 a picture is deleted, row and file', async () => {
    const { id } = await added('candidate')
    await deleteRoom(runtime, scene.roomId)
    expect(await runtime.db.image.count({ where: { roomId: scene.roomId } })).toBe(0)
    expect(await runtime.images.get(scene.roomId, id)).toBeNull()
    expect((await look('host', id)).status).toBe(404)
  })

  test('O6 one that is still being kept when the room is deleted is not kept', async () => {
    const store = new MemoryImageStore()
    const put = store.put.bind(store)
    store.put = async (roomId, imageId, bytes) => {
      await deleteRoom(runtime, roomId)
      await put(roomId, imageId, bytes)
    }
    runtime.images = store
    expect((await add('host')).status).toBe(404)
    expect(store.sizeOf(scene.roomId)).toBe(0)
  })

  test('O6 nor is one that comes while the room is being deleted', async () => {
    const store = new MemoryImageStore()
    const remove = store.removeRoom.bind(store)
    let isFirst = true
    store.removeRoom = async (roomId) => {
      await remove(roomId)
      if (isFirst) {
        isFirst = false
        await added('host')
      }
    }
    runtime.images = store
    await deleteRoom(runtime, scene.roomId)
    expect(store.sizeOf(scene.roomId)).toBe(0)
  })

  test('O6 nor is one that is still being encoded then', async () => {
    runtime.encoder = {
      requirePlace: () => undefined,
      encode: async ({ roomId }, bytes) => {
        await deleteRoom(runtime, roomId)
        return { bytes, mediaType: 'image/png', width: 1, height: 1 }
      },
    }
    expect((await add('host')).status).toBe(404)
  })

  test('D11 X2 nobody sends more than sixty a minute, and nothing is read that would find no place', async () => {
    let encoded = 0
    let hasPlace = true
    const { encode } = runtime.encoder
    runtime.encoder = {
      requirePlace: () => {
        if (!hasPlace) throw new AppError('too_many')
      },
      encode: (sender, bytes) => {
        encoded++
        return encode(sender, bytes)
      },
    }
    hasPlace = false
    // Were it read, this would be too large.
    const full = await add('candidate', new Uint8Array(maxImageBytes + 1))
    expect([full.status, await codeOf(full)]).toEqual([429, 'too_many'])
    hasPlace = true
    for (let n = 1; n < 60; n++) expect((await add('candidate')).status).toBe(201)
    const more = await add('candidate')
    expect([more.status, more.headers.get('retry-after')]).toEqual([429, '60'])
    expect(encoded).toBe(59)
    expect((await add('host')).status).toBe(201)
  })
})
