import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type FauxqsServer, startFauxqs } from 'fauxqs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { DiskImageStore } from '@/server/images/disk-image-store'
import type { ImageStore } from '@/server/images/image-store'
import { MemoryImageStore } from '@/server/images/memory-image-store'
import { S3ImageStore } from '@/server/images/s3-image-store'

const bytes = new Uint8Array([0, 255, 10, 13, 128])
const other = new Uint8Array([7])

/** Every store of pictures keeps these promises. */
function contract(name: string, setUp: () => Promise<ImageStore>) {
  describe(`the store of pictures ${name}`, () => {
    let store: ImageStore
    beforeEach(async () => {
      store = await setUp()
    })

    test('B9 gives back what was put, byte for byte, and the newest of it', async () => {
      await store.put('a', 'one', other)
      await store.put('a', 'one', bytes)
      expect(await store.get('a', 'one')).toEqual(bytes)
    })

    test('B9 has nothing under another room or id', async () => {
      await store.put('a', 'one', bytes)
      expect(await store.get('b', 'one')).toBeNull()
      expect(await store.get('a', 'on')).toBeNull()
    })

    test('B9 deletes one picture, and does not mind when there is none', async () => {
      await store.put('a', 'one', bytes)
      await store.put('a', 'two', other)
      await store.remove('a', 'one')
      await store.remove('a', 'one')
      await store.remove('nowhere', 'one')
      expect(await store.get('a', 'one')).toBeNull()
      expect(await store.get('a', 'two')).toEqual(other)
    })

    test('O6 deletes a room with all its pictures, and no other one', async () => {
      await store.put('a', 'one', bytes)
      await store.put('a', 'two', bytes)
      await store.put('ab', 'one', bytes)
      await store.removeRoom('a')
      await store.removeRoom('a')
      await store.removeRoom('nowhere')
      expect(await store.get('a', 'one')).toBeNull()
      expect(await store.get('a', 'two')).toBeNull()
      expect(await store.get('ab', 'one')).toEqual(bytes)
    })
  })
}

contract('in memory', () => Promise.resolve(new MemoryImageStore()))

const folders: string[] = []
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'drawbridge-images-test-'))
  folders.push(folder)
  return folder
}
afterEach(async () => {
  vi.restoreAllMocks()
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

contract('on disk', async () => new DiskImageStore(path.join(await newFolder(), 'images')))

describe('the store of pictures on disk', () => {
  test.each(['ENOSPC', 'EDQUOT'])('B9 a full disk (%s) is said, and leaves nothing', async (code) => {
    const folder = await newFolder()
    const full = new DiskImageStore(folder, {
      writeFile: async (file) => {
        await writeFile(file, bytes.subarray(0, 2))
        throw Object.assign(new Error('write'), { code })
      },
      freeBytes: () => Promise.resolve(Infinity),
    })
    await expect(full.put('a', 'one', bytes)).rejects.toMatchObject({ code: 'store_full' })
    expect(await readdir(path.join(folder, 'a'))).toEqual([])
    expect(await full.get('a', 'one')).toBeNull()
  })

  test('B3 B9 the last of the disk is left to the database', async () => {
    const folder = await newFolder()
    let free = 256 * 1024 * 1024 + bytes.length
    const store = new DiskImageStore(folder, { writeFile, freeBytes: () => Promise.resolve(free) })
    await store.put('a', 'one', bytes)
    free--
    await expect(store.put('a', 'two', bytes)).rejects.toMatchObject({ code: 'store_full' })
    expect(await readdir(path.join(folder, 'a'))).toEqual(['one'])
  })

  test('B9 what a crash left half-written is not found', async () => {
    const folder = await newFolder()
    const store = new DiskImageStore(folder)
    await store.put('a', 'one', bytes)
    await writeFile(path.join(folder, 'a', 'two.x.half'), other)
    expect(await store.get('a', 'two')).toBeNull()
  })
})

describe('with an S3-compatible store', () => {
  let server: FauxqsServer
  let buckets = 0
  const faults: number[] = []
  const storeAt = (endpoint: string, bucket: string) =>
    new S3ImageStore(
      { endpoint, bucket, region: 'us-east-1', accessKeyId: 'key', secretAccessKey: 'secret' },
      (status) => void faults.push(status),
    )
  beforeAll(async () => {
    server = await startFauxqs({ port: 0, logger: false, host: '127.0.0.1' })
  })
  afterAll(() => server.stop())
  beforeEach(() => {
    faults.length = 0
  })

  contract('in a bucket', () => {
    const bucket = `pictures-${++buckets}`
    server.createBucket(bucket)
    return Promise.resolve(storeAt(`http://127.0.0.1:${server.port}`, bucket))
  })

  test('B9 a bucket that is not there is unavailable, not empty', async () => {
    const store = storeAt(`http://127.0.0.1:${server.port}`, 'nowhere')
    // One after the other: one that fails while another is waited for is heard by nobody, and ends the whole run.
    for (const attempt of [() => store.put('a', 'one', bytes), () => store.removeRoom('a')])
      await expect(attempt()).rejects.toMatchObject({ code: 'unavailable' })
    expect(new Set(faults)).toEqual(new Set([404]))
  })

  test('B9 a store that is away is unavailable, to those who write and those who read', async () => {
    const store = storeAt('http://127.0.0.1:1', 'pictures')
    const attempts = [
      () => store.put('a', 'one', bytes),
      () => store.get('a', 'one'),
      () => store.removeRoom('a'),
    ]
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'unavailable' })
    expect(faults).toEqual([0, 0, 0])
  })

  test('B9 a store that is full says so; a hiccup is tried again; a room of thousands is read page by page', async () => {
    const asked: string[] = []
    const answers: [status: number, body: string][] = []
    const http = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`)
      const [status, body] = answers.shift() ?? [200, '']
      request.resume().on('end', () => response.writeHead(status).end(body))
    })
    await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve))
    const store = storeAt(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, 'b')
    try {
      answers.push([507, ''], [507, ''], [507, ''])
      await expect(store.put('a', 'one', bytes)).rejects.toMatchObject({ code: 'store_full' })
      answers.push([503, ''], [200, ''])
      await store.put('a', 'one', bytes)
      asked.length = 0
      answers.push([200, '<Key>rooms/a/1</Key><NextContinuationToken>on/+=</NextContinuationToken>'])
      answers.push([200, '<Key>rooms/a/2</Key>'])
      await store.removeRoom('a')
      expect(asked).toEqual([
        'GET /b/?list-type=2&prefix=rooms%2Fa%2F',
        'GET /b/?list-type=2&prefix=rooms%2Fa%2F&continuation-token=on%2F%2B%3D',
        'DELETE /b/rooms/a/1',
        'DELETE /b/rooms/a/2',
      ])
    } finally {
      http.close()
    }
  })
})
